package cn.jiuxiao.server.seals;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows that were frozen with an entry, digested: a leaf is the first 16 bytes of the SHA-256 of
 * their lines. Columns are named here one by one, so that a table may gain others.
 */
final class FrozenRows {
  static final int LEAF = 16;
  private static final int AT_ONCE = 5_000;

  /** A table keyed by terminal_id, branch, seq, and what of its rows is digested. */
  private record Table(String name, String columns) {}

  /** Written for every entry when it comes in, and for good. */
  private static final List<Table> JUDGED =
      List.of(
          new Table("journal_entry", "received_at, carried_by"),
          new Table("entry_judgement", "kind, outcome, reason, detail, business_day, happened_at"),
          new Table("drawer_movement", "shift_seq, cash_fen"));

  /** Written when it counts: at once, or by a decision. */
  private static final List<Table> COUNTED =
      List.of(
          new Table("shift", "outlet_id, cashier_id, opened_at, float_fen"),
          new Table("shift_closing", "shift_seq, closed_at, expected_fen, counted_fen"),
          new Table("cash_movement", "shift_seq, amount_fen, reason"),
          new Table(
              "sale",
              "receipt_id, receipt, outlet_id, channel_code, region_code, business_day, sold_at, shift_seq, cashier_id,"
                  + " total_fen, eligible_fen, rounding_fen, discount_fen, discount_reason, approved_by, person"),
          new Table(
              "sale_line",
              "line, product_id, name, sales_unit, quantity_milli, price_fen, net_fen, list_fen, discount_fen,"
                  + " discount_reason, eligibility"),
          new Table("tender", "position, method, amount_fen, verified"),
          new Table("tender_account", "position, unit, person, note"),
          new Table(
              "refund",
              "original_terminal_id, original_branch, original_seq, receipt_id, receipt, outlet_id, channel_code,"
                  + " region_code, business_day, refunded_at, shift_seq, cashier_id, total_fen, eligible_fen, reason"),
          new Table("refund_line", "line, quantity_milli, net_fen, eligible"),
          new Table("sale_void", "sale_seq, voided_at, cashier_id, reason"),
          new Table("visit", "outlet_id, business_day, visited_at, person, headcount"));

  private static final String AT_ONCE_COUNTED =
      " AND EXISTS (SELECT FROM entry_judgement j WHERE j.terminal_id = x.terminal_id AND j.branch = x.branch"
          + " AND j.seq = x.seq AND j.outcome = 'RECORDED')";

  private final Connection connection;

  /** Names of the tables with a row beside an entry, whether it counts or not. */
  static List<String> judgedTables() {
    return JUDGED.stream().map(Table::name).toList();
  }

  /** Names of the tables whose rows make an entry count. */
  static List<String> countedTables() {
    return COUNTED.stream().map(Table::name).toList();
  }

  FrozenRows(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) { // values as text, one way everywhere
      statement.execute(
          "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL bytea_output = 'hex'");
    }
  }

  /** The leaves of a branch's entries, as they were frozen when these came in. */
  byte[] leaves(UUID terminal, int branch, long from, long to) throws SQLException {
    String sql =
        union(JUDGED, "") + " UNION ALL " + union(COUNTED, AT_ONCE_COUNTED) + " ORDER BY 1, 2, 3";
    return digest(sql, terminal, branch, from, to);
  }

  /** The leaf of what a decision let an entry mean, or of nothing. */
  byte[] decidedLeaf(UUID terminal, int branch, long seq) throws SQLException {
    return digest(union(COUNTED, "") + " ORDER BY 1, 2, 3", terminal, branch, seq, seq);
  }

  /** A branch as it began; where it has come to is told by its entries. */
  private static final String ORIGINS =
      "SELECT terminal_id, branch, ROW(parent, opened_at, cause)::text FROM terminal_branch";

  /** A branch of a terminal. */
  record Place(UUID terminal, int branch) {}

  /** How each branch came about, as a leaf. */
  Map<Place, String> origins() throws SQLException {
    Map<Place, String> origins = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ORIGINS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        origins.put(
            new Place(row.getObject(1, UUID.class), row.getInt(2)),
            Base64Url.encode(leaf(new StringBuilder(row.getString(3)))));
      }
    }
    return origins;
  }

  /** The columns of {@code unverified_entry} as one text; to be digested by {@link #leaf}. */
  static final String EVIDENCE =
      "ROW(x.terminal, x.seq, x.reason, x.body, x.seal, x.received_at, x.carried_by)::text";

  private static String union(List<Table> tables, String condition) {
    return tables.stream()
        .map(
            table ->
                "SELECT x.seq, '%1$s' AS t, ROW(%2$s)::text COLLATE \"C\" AS line FROM %1$s x"
                        .formatted(table.name(), table.columns().replaceAll("(\\w+)", "x.$1"))
                    + " WHERE x.terminal_id = k.terminal_id AND x.branch = k.branch AND x.seq BETWEEN k.first AND k.last"
                    + condition)
        .collect(Collectors.joining(" UNION ALL "));
  }

  private byte[] digest(String union, UUID terminal, int branch, long from, long to)
      throws SQLException {
    var leaves = new ByteArrayOutputStream();
    var lines = new StringBuilder();
    long seq = from;
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT r.* FROM (SELECT ?::uuid AS terminal_id, ?::int AS branch, ?::bigint AS first, ?::bigint AS last) k"
                + " CROSS JOIN LATERAL ("
                + union
                + ") r")) {
      query.setObject(1, terminal);
      query.setInt(2, branch);
      query.setLong(3, from);
      query.setLong(4, to);
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          for (; seq < row.getLong(1); seq++) {
            leaves.writeBytes(leaf(lines));
          }
          lines.append(row.getString(2)).append(' ').append(row.getString(3)).append('\n');
        }
      }
    }
    for (; seq <= to; seq++) {
      leaves.writeBytes(leaf(lines));
    }
    return leaves.toByteArray();
  }

  static byte[] leaf(StringBuilder lines) {
    byte[] leaf = Arrays.copyOf(Sha256.of(lines.toString().getBytes(UTF_8)).bytes(), LEAF);
    lines.setLength(0);
    return leaf;
  }
}
