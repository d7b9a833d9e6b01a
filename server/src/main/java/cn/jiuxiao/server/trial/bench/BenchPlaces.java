package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.TillKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Outlets of four counties and two channels, some of them all in one, with fifty products on each
 * one's price list and a terminal with a twin each.
 */
final class BenchPlaces {
  private static final int SPREAD = 8;
  private static final int HOT = 8;
  private static final int SINGLE = 32;
  static final int PRODUCTS = 50;

  private static final String PLACES =
      """
      INSERT INTO region (code, name, name_en, valid_from)
        SELECT (430700 + n)::text, 'R' || n, 'R' || n, '2019-01-01' FROM generate_series(1, 4) n;
      INSERT INTO channel (code, position, name, name_en, plan_item, description) VALUES
        ('SUPERMARKET', 2, 'S', 'S', '3', ''), ('FAIR', 8, 'F', 'F', '9', '');
      INSERT INTO eligibility_reason (code, position, name, name_en, wording) VALUES ('POOR_COUNTY', 1, 'P', 'P', '');
      INSERT INTO product_category (code, position, name, name_en) VALUES ('FOOD', 1, 'F', 'F');
      INSERT INTO vendor (id, code, name, kind, region_code) VALUES (1, 'V-1', 'V', 'COOPERATIVE', '430701');
      INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
        SELECT n, 'P-' || n, 1, 'FOOD', 'P ' || n, 'PIECE', 100 * n, 1, 99999 FROM generate_series(1, 50) n;
      INSERT INTO product_eligibility (product_id, reason_code, valid_from)
        SELECT n, 'POOR_COUNTY', '2019-01-01' FROM generate_series(1, 50, 2) n;
      INSERT INTO outlet (id, name, label, channel_code, region_code, catalogue_version, opened_at)
        SELECT n, 'O ' || n, 'O-' || n, CASE WHEN n > 8 AND n <= 16 OR n % 2 = 0 THEN 'FAIR' ELSE 'SUPERMARKET' END,
               CASE WHEN n > 8 AND n <= 16 THEN '430701' ELSE (430701 + n / 2 % 4)::text END, 1, '2019-01-01'
        FROM generate_series(1, 48) n;
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
        SELECT o, p, 1, 100 * p, '2019-01-01' FROM generate_series(1, 48) o, generate_series(1, 50) p;
      INSERT INTO kiosk (id, outlet_id, name, label) SELECT n, n, 'K', 'O-' || n || '-1' FROM generate_series(1, 48) n;
      INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key)
        SELECT n, n, 'C', '\\x00', 1, '\\x00' FROM generate_series(1, 48) n;
      """;

  /** A terminal, and a second one that gets the rows which plain JDBC writes. */
  record Place(int outlet, UUID terminal, UUID twin, String label, TillKey key) {}

  /**
   * @param spread over all counties and channels
   * @param hot all in one
   * @param single spread, for tills that upload sale by sale
   */
  record Places(List<Place> spread, List<Place> hot, List<Place> single) {}

  private BenchPlaces() {}

  static Places make(DataSource database, Instant now) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try (var statement = connection.createStatement()) {
        statement.execute(PLACES);
      }
      var places = new ArrayList<Place>();
      for (int outlet = 1; outlet <= SPREAD + HOT + SINGLE; outlet++) {
        String label = "O-" + outlet + "-1";
        TillKey key = TillKey.generate();
        UUID terminal = enrol(connection, outlet, label, key, now);
        UUID twin = enrol(connection, outlet, label + ".2", TillKey.generate(), now);
        places.add(new Place(outlet, terminal, twin, label, key));
      }
      return new Places(
          places.subList(0, SPREAD),
          places.subList(SPREAD, SPREAD + HOT),
          places.subList(SPREAD + HOT, places.size()));
    }
  }

  static UUID enrol(Connection connection, long outlet, String label, TillKey key, Instant now)
      throws SQLException {
    UUID id = UUID.randomUUID();
    byte[] spki = key.publicKey().spki();
    try (PreparedStatement terminal =
            connection.prepareStatement(
                "INSERT INTO terminal (id, kiosk_id, outlet_id, label, public_key, enrolled_at) VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement branch =
            connection.prepareStatement(
                """
                INSERT INTO terminal_branch (terminal_id, branch, next_seq, head_hash, opened_at, proven_at, cause)
                VALUES (?, 0, 1, ?, ?, ?, 'ENROLMENT')
                """)) {
      terminal.setObject(1, id);
      terminal.setLong(2, outlet);
      terminal.setLong(3, outlet);
      terminal.setString(4, label);
      terminal.setBytes(5, spki);
      terminal.setObject(6, now.atOffset(ZoneOffset.UTC));
      terminal.executeUpdate();
      branch.setObject(1, id);
      branch.setBytes(2, EntryChain.genesis(id, spki).bytes());
      branch.setObject(3, now.atOffset(ZoneOffset.UTC));
      branch.setObject(4, now.atOffset(ZoneOffset.UTC));
      branch.executeUpdate();
    }
    return id;
  }
}
