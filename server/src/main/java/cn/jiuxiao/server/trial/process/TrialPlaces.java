package cn.jiuxiao.server.trial.process;

import cn.jiuxiao.wire.EnrolmentCode;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts outlets with prices and a cashier each into an empty database, and codes to enrol at them.
 */
public final class TrialPlaces {
  private static final String PLACES =
      """
      INSERT INTO region (code, name, name_en, valid_from)
        SELECT (430700 + n)::text, 'R' || n, 'R' || n, '2019-01-01' FROM generate_series(1, 3) n
        ON CONFLICT DO NOTHING;
      INSERT INTO channel (code, position, name, name_en, plan_item, description) VALUES
        ('SUPERMARKET', 2, 'S', 'S', '3', ''), ('FAIR', 8, 'F', 'F', '9', '') ON CONFLICT DO NOTHING;
      INSERT INTO eligibility_reason (code, position, name, name_en, wording) VALUES ('POOR_COUNTY', 1, 'P', 'P', '')
        ON CONFLICT DO NOTHING;
      INSERT INTO product_category (code, position, name, name_en) VALUES ('FOOD', 1, 'F', 'F') ON CONFLICT DO NOTHING;
      INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)
        VALUES (1, 'office', 'O', 'x', 'PROGRAMME_OFFICE', '2026-01-01');
      INSERT INTO vendor (id, code, name, kind, region_code) VALUES (1, 'V-1', 'V', 'COOPERATIVE', '430701');
      INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
        SELECT n, 'P-' || n, 1, 'FOOD', 'P ' || n, 'PIECE', 370 * n, 1, 99999 FROM generate_series(1, 12) n;
      INSERT INTO product_eligibility (product_id, reason_code, valid_from)
        SELECT n, 'POOR_COUNTY', '2019-01-01' FROM generate_series(1, 12, 2) n;
      INSERT INTO outlet (id, name, label, channel_code, region_code, catalogue_version, opened_at)
        SELECT n, 'O ' || n, 'O-' || n, CASE n % 2 WHEN 0 THEN 'FAIR' ELSE 'SUPERMARKET' END,
               (430701 + n % 3)::text, 1, '2019-01-01' FROM generate_series(1, 8) n;
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
        SELECT o, p.id, 1, p.list_price_fen, '2019-01-01' FROM generate_series(1, 8) o, product p;
      INSERT INTO kiosk (id, outlet_id, name, label) SELECT n, n, 'K', 'O-' || n || '-1' FROM generate_series(1, 8) n;
      INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key)
        SELECT n, n, 'C', '\\x00', 1, '\\x00' FROM generate_series(1, 8) n;
      """;

  /** There are as many outlets, with a kiosk each. */
  public static final int MOST = 8;

  private TrialPlaces() {}

  /** Codes for the first kiosks. */
  public static List<EnrolmentCode> make(Connection connection, int kiosks) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(PLACES);
    }
    var codes = new ArrayList<EnrolmentCode>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO enrolment_code (code_digest, kiosk_id, created_by, created_at, expires_at) VALUES (?, ?, 1, now(), ?)")) {
      var random = new SecureRandom();
      for (int kiosk = 1; kiosk <= kiosks; kiosk++) {
        EnrolmentCode code = EnrolmentCode.random(random);
        insert.setBytes(1, code.digest().bytes());
        insert.setLong(2, kiosk);
        insert.setObject(3, OffsetDateTime.parse("2999-01-01T00:00:00Z"));
        insert.executeUpdate();
        codes.add(code);
      }
    }
    return codes;
  }
}
