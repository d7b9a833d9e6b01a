package cn.jiuxiao.server.trial.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * The database under the simulation: places that stay, and all that tills write, which can be
 * copied, put back and compared.
 */
final class SimDatabase {
  /** More kiosks than any seed has tills. */
  static final int KIOSKS = 120;

  static final int OUTLETS = 12;

  private static final String PLACES =
      """
      INSERT INTO region (code, name, name_en, valid_from)
        SELECT (430700 + n)::text, 'R' || n, 'R' || n, '2019-01-01' FROM generate_series(1, 3) n;
      INSERT INTO channel (code, position, name, name_en, plan_item, description) VALUES
        ('SUPERMARKET', 2, 'S', 'S', '3', ''), ('FAIR', 8, 'F', 'F', '9', '');
      INSERT INTO eligibility_reason (code, position, name, name_en, wording) VALUES ('POOR_COUNTY', 1, 'P', 'P', '');
      INSERT INTO product_category (code, position, name, name_en) VALUES ('FOOD', 1, 'F', 'F');
      INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)
        VALUES (1, 'office', 'O', 'x', 'PROGRAMME_OFFICE', '2026-01-01'), (2, 'other', 'P', 'x', 'PROGRAMME_OFFICE', '2026-01-01');
      INSERT INTO vendor (id, code, name, kind, region_code) VALUES (1, 'V-1', 'V', 'COOPERATIVE', '430701');
      INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
        VALUES (1, 'P-TEA', 1, 'FOOD', 'Tea', 'PIECE', 16800, 1, 99999), (2, 'P-MEAT', 1, 'FOOD', 'Meat', 'KILOGRAM', 2580, 1, 99999);
      INSERT INTO product_eligibility (product_id, reason_code, valid_from) VALUES (1, 'POOR_COUNTY', '2019-01-01');
      INSERT INTO outlet (id, name, label, channel_code, region_code, catalogue_version, opened_at)
        SELECT n, 'O ' || n, 'O-' || n, CASE n % 2 WHEN 0 THEN 'FAIR' ELSE 'SUPERMARKET' END,
               (430701 + n % 3)::text, 1, '2019-01-01' FROM generate_series(1, 12) n;
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
        SELECT o, p.id, 1, p.list_price_fen, '2019-01-01' FROM generate_series(1, 12) o, product p;
      INSERT INTO kiosk (id, outlet_id, name, label)
        SELECT n, 1 + n % 12, 'K', 'K' || n FROM generate_series(0, 119) n;
      INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key)
        SELECT n, n, 'C', '\\x00', 1, '\\x00' FROM generate_series(1, 12) n;
      """;

  /**
   * What a till writes, what is decided about it, and what follows; masters before what refers to
   * them.
   */
  private static final String WRITTEN =
      """
      WITH RECURSIVE written AS (
        SELECT c.oid FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
          AND (EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'terminal_id' AND NOT a.attisdropped)
               OR c.relname IN ('terminal', 'outlet_day', 'outlet_month', 'channel_month', 'visit_month', 'participation', 'participant_count',
                                'visit_count', 'unverified_entry', 'unverified_settlement', 'office_entry', 'office_head', 'audit_log'))),
      deep AS (
        SELECT oid, 0 AS depth FROM written
        UNION
        SELECT f.conrelid, d.depth + 1 FROM deep d
        JOIN pg_constraint f ON f.contype = 'f' AND f.confrelid = d.oid AND f.conrelid <> f.confrelid
        JOIN written w ON w.oid = f.conrelid)
      SELECT oid::regclass::text, max(depth) FROM deep GROUP BY 1
      ORDER BY 2, 1
      """;

  private final Connection connection;
  private final List<String> tables;

  /** A copy of every table that tills write, taken at one moment. */
  record Copy(Map<String, byte[]> rows) {}

  SimDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.tables = readTables();
  }

  void makePlaces() throws SQLException {
    execute(PLACES);
  }

  void empty() throws SQLException {
    execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
  }

  /** Price lists as they were at the beginning. */
  void resetPrices() throws SQLException {
    execute(
        "DELETE FROM outlet_offer WHERE version > 1; UPDATE outlet SET catalogue_version = 1 WHERE catalogue_version > 1");
  }

  void changePrices(long outlet, long version, List<Long> pricesFen) throws SQLException {
    for (int product = 0; product < pricesFen.size(); product++) {
      execute(
          "INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since) VALUES (%d, %d, %d, %d, '2026-10-17')"
              .formatted(outlet, product + 1, version, pricesFen.get(product)));
    }
    execute("UPDATE outlet SET catalogue_version = %d WHERE id = %d".formatted(version, outlet));
  }

  Copy copy() throws SQLException {
    Map<String, byte[]> rows = new LinkedHashMap<>();
    try {
      for (String table : tables) {
        var out = new ByteArrayOutputStream();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY " + table + " TO STDOUT", out);
        rows.put(table, out.toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Copy(rows);
  }

  void restore(Copy copy) throws SQLException {
    empty();
    try {
      for (var table : copy.rows().entrySet()) {
        if (table.getValue().length > 0) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY " + table.getKey() + " FROM STDIN",
                  new ByteArrayInputStream(table.getValue()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tables that are not the same in both, whatever the order of their rows. */
  static Set<String> differences(Copy one, Copy other) {
    Set<String> differences = new TreeSet<>();
    one.rows()
        .forEach(
            (table, rows) -> {
              if (!sorted(rows).equals(sorted(other.rows().getOrDefault(table, new byte[0])))) {
                differences.add(table);
              }
            });
    return differences;
  }

  private static List<String> sorted(byte[] rows) {
    return new String(rows, UTF_8).lines().sorted().toList();
  }

  Connection connection() {
    return connection;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> readTables() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WRITTEN)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
