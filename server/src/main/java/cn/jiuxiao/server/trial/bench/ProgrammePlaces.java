package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.programme.ReferenceData;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The plan's nine channels in all of its counties, two outlets each, with fifty products on every
 * price list: what is there before anything is sold.
 */
final class ProgrammePlaces {
  static final int OUTLETS_A_CELL = 2;

  private static final String PLACES =
      """
      INSERT INTO vendor (id, code, name, kind, region_code)
        SELECT 1, 'V-1', 'V', 'COOPERATIVE', min(code) FROM region;
      INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
        SELECT n, 'P-' || n, 1, (SELECT min(code) FROM product_category), 'P ' || n, 'PIECE', 100 * n, 1, 99999
        FROM generate_series(1, 50) n;
      INSERT INTO product_eligibility (product_id, reason_code, valid_from)
        SELECT n, (SELECT min(code) FROM eligibility_reason), '2019-01-01' FROM generate_series(1, 50, 2) n;
      INSERT INTO outlet (name, place, label, channel_code, region_code, catalogue_version, opened_at)
        SELECT 'O ' || c.position || ' ' || r.code || ' ' || n, 'Place ' || n, c.position || '-' || r.code || '-' || n,
               c.code, r.code, 1, '2019-01-01'
        FROM channel c, region r, generate_series(1, %d) n
        WHERE r.code NOT IN (SELECT parent_code FROM region WHERE parent_code IS NOT NULL) AND r.valid_to IS NULL;
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
        SELECT o.id, p, 1, 100 * p, '2019-01-01' FROM outlet o, generate_series(1, 50) p;
      INSERT INTO kiosk (id, outlet_id, name, label) SELECT id, id, 'K', label || '-1' FROM outlet;
      INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key)
        SELECT id, id, 'C', '\\x00', 1, '\\x00' FROM outlet;
      """
          .formatted(OUTLETS_A_CELL);

  /** An outlet, whose kiosk and cashier have its number. */
  record Outlet(long id, String label) {
    /** Of the two in a cell the first sells three quarters. */
    int share(int sales) {
      return label.endsWith("-1") ? sales * 3 / 4 : sales / 4;
    }
  }

  private ProgrammePlaces() {}

  static List<Outlet> make(DataSource database, ReferenceData reference) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      List<Outlet> kept = outlets(statement);
      if (!kept.isEmpty()) {
        return kept;
      }
      reference.loadAtSetUp();
      statement.execute(PLACES);
      return outlets(statement);
    }
  }

  private static List<Outlet> outlets(Statement statement) throws SQLException {
    var outlets = new ArrayList<Outlet>();
    try (ResultSet row = statement.executeQuery("SELECT id, label FROM outlet ORDER BY id")) {
      while (row.next()) {
        outlets.add(new Outlet(row.getLong(1), row.getString(2)));
      }
    }
    return List.copyOf(outlets);
  }
}
