package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.trial.bench.BenchPlaces.Place;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bare limit: the very rows that uploads left, taken from the database ahead of the clock and
 * written again for the terminals' twins, with the same roll-ups. It reads, checks and decides
 * nothing.
 */
final class PlainJdbc {
  private static final List<Table> TABLES =
      List.of(
          new Table(
              "journal_entry",
              "branch, seq, previous_hash, hash, signature, body, received_at, carried_by"),
          new Table(
              "entry_judgement",
              "branch, seq, kind, outcome, reason, detail, business_day, happened_at"),
          new Table(
              "sale",
              "branch, seq, receipt_id, receipt, outlet_id, channel_code, region_code, business_day, sold_at, shift_seq,"
                  + " cashier_id, total_fen, eligible_fen, rounding_fen, discount_fen, discount_reason, approved_by, person"),
          new Table(
              "sale_line",
              "branch, seq, line, product_id, name, sales_unit, quantity_milli, price_fen, net_fen, list_fen,"
                  + " discount_fen, discount_reason, eligibility"),
          new Table("tender", "branch, seq, position, method, amount_fen, verified"));

  /** Its columns after terminal_id, in whose order its rows are written. */
  private record Table(String name, String columns) {}

  private static final String SUMS =
      "sales, refunds, sold_fen, sold_eligible_fen, refunded_fen, refunded_eligible_fen";
  private static final String ADDED =
      "sales = t.sales + excluded.sales, sold_fen = t.sold_fen + excluded.sold_fen,"
          + " sold_eligible_fen = t.sold_eligible_fen + excluded.sold_eligible_fen";

  /** Entries of one upload: a terminal's numbers from first to last. */
  record Span(Place place, long first, long last) {
    long entries() {
      return last - first + 1;
    }
  }

  /** Rows of a roll-up to be added, as columns. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  private record Columns(String sql, List<String> types, List<Object[]> values) {}

  /** One commit, ready to be sent. */
  record Commit(List<Span> spans, List<PlainRows> rows, List<Columns> rollUps) {
    Commit {
      spans = List.copyOf(spans);
    }
  }

  private final Set<String> counted = new HashSet<>();

  /** Takes up what these uploads left in the database, as commits of so many uploads. */
  List<Commit> take(Connection connection, List<Span> spans, int uploadsACommit)
      throws SQLException, IOException {
    var commits = new ArrayList<Commit>();
    for (int i = 0; i < spans.size(); i += uploadsACommit) {
      commits.add(commit(connection, spans.subList(i, Math.min(spans.size(), i + uploadsACommit))));
    }
    return commits;
  }

  private Commit commit(Connection connection, List<Span> spans) throws SQLException, IOException {
    String of =
        spans.stream()
            .map(
                span ->
                    "('%s'::uuid, '%s'::uuid, %d, %d)"
                        .formatted(
                            span.place().terminal(),
                            span.place().twin(),
                            span.first(),
                            span.last()))
            .collect(
                Collectors.joining(
                    ", ",
                    " JOIN (VALUES ",
                    ") m (terminal, twin, first, last) ON x.terminal_id = m.terminal AND x.seq BETWEEN m.first AND m.last"));
    var rows = new ArrayList<PlainRows>();
    for (Table table : TABLES) {
      String columns =
          table
              .columns()
              .replaceAll("(\\w+)", "x.$1")
              .replace("x.person", "sha256(x.person) AS person")
              .replace("x.region_code", "x.region_code::text");
      rows.add(
          PlainRows.read(
              connection,
              "%s (terminal_id, %s)".formatted(table.name(), table.columns()),
              "SELECT m.twin, %s FROM %s x %s ORDER BY 1, 2, 3"
                  .formatted(columns, table.name(), of)));
    }
    return new Commit(spans, rows, rollUps(connection, "sale x " + of));
  }

  private List<Columns> rollUps(Connection connection, String from) throws SQLException {
    Columns participations = participations(connection, from);
    return List.of(
        outlets(connection, from, "outlet_day", "business_day", "x.business_day"),
        outlets(
            connection, from, "outlet_month", "month", "date_trunc('month', x.business_day)::date"),
        participations,
        persons(participations),
        read(
            connection,
            "SELECT x.channel_code, x.region_code::text, date_trunc('month', x.business_day)::date, count(*)::bigint, 0::bigint,"
                + " sum(x.total_fen)::bigint, sum(x.eligible_fen)::bigint, 0::bigint, 0::bigint FROM "
                + from
                + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            "INSERT INTO channel_month AS t (channel_code, region_code, month, "
                + SUMS
                + ") SELECT * FROM unnest(?::text[], ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
                + " ?::bigint[], ?::bigint[]) ON CONFLICT (channel_code, region_code, month) DO UPDATE SET "
                + ADDED,
            List.of(
                "text", "text", "date", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint")));
  }

  private static Columns outlets(
      Connection connection, String from, String table, String period, String firstDay)
      throws SQLException {
    return read(
        connection,
        "SELECT x.outlet_id, "
            + firstDay
            + ", x.channel_code, x.region_code::text, count(*)::bigint, 0::bigint,"
            + " sum(x.total_fen)::bigint, sum(x.eligible_fen)::bigint, 0::bigint, 0::bigint FROM "
            + from
            + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2",
        "INSERT INTO %s AS t (outlet_id, %s, channel_code, region_code, ".formatted(table, period)
            + SUMS
            + ") SELECT * FROM unnest(?::bigint[], ?::date[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[]) ON CONFLICT (outlet_id, %s) DO UPDATE SET "
                .formatted(period)
            + ADDED,
        List.of(
            "bigint", "date", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint",
            "bigint"));
  }

  private static Columns participations(Connection connection, String from) throws SQLException {
    return read(
        connection,
        """
            SELECT c.c, g.g, p.p, sha256(x.person), count(*)::bigint FROM %s
            CROSS JOIN LATERAL (VALUES (x.channel_code), ('ALL')) c (c)
            CROSS JOIN LATERAL (VALUES (x.region_code::text), ('ALL')) g (g)
            CROSS JOIN LATERAL (VALUES (to_char(x.business_day, 'YYYY-MM')), (to_char(x.business_day, 'YYYY')), ('ALL')) p (p)
            WHERE x.person IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
            .formatted(from),
        "INSERT INTO participation AS t (channel_code, region_code, period, person, standing_sales)"
            + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::bigint[]) ON CONFLICT"
            + " (channel_code, region_code, period, person) DO UPDATE SET standing_sales = t.standing_sales + excluded.standing_sales",
        List.of("text", "text", "text", "bytea", "bigint"));
  }

  /** How many persons each grain gains: known ahead, since nobody else counts these. */
  private Columns persons(Columns participations) {
    Map<List<Object>, Long> gained = new HashMap<>();
    Object[] tokens = participations.values().get(3);
    for (int i = 0; i < tokens.length; i++) {
      List<Object> grain =
          List.of(
              participations.values().get(0)[i],
              participations.values().get(1)[i],
              participations.values().get(2)[i]);
      if (counted.add(grain + java.util.HexFormat.of().formatHex((byte[]) tokens[i]))) {
        gained.merge(grain, 1L, Long::sum);
      }
    }
    List<List<Object>> grains =
        gained.keySet().stream().sorted(java.util.Comparator.comparing(List::toString)).toList();
    var values = new ArrayList<Object[]>();
    for (int column = 0; column < 3; column++) {
      int at = column;
      values.add(grains.stream().map(grain -> grain.get(at)).toArray());
    }
    values.add(grains.stream().map(gained::get).toArray());
    return new Columns(
        "INSERT INTO participant_count AS t (channel_code, region_code, period, persons)"
            + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])"
            + " ON CONFLICT (channel_code, region_code, period) DO UPDATE SET persons = t.persons + excluded.persons",
        List.of("text", "text", "text", "bigint"),
        values);
  }

  private static Columns read(Connection connection, String query, String sql, List<String> types)
      throws SQLException {
    List<List<Object>> values = new ArrayList<>();
    types.forEach(type -> values.add(new ArrayList<>()));
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        for (int i = 0; i < types.size(); i++) {
          values
              .get(i)
              .add(types.get(i).equals("bytea") ? row.getBytes(i + 1) : row.getObject(i + 1));
        }
      }
    }
    return new Columns(sql, types, values.stream().map(List::toArray).toList());
  }

  /** Sends one commit: this is what is timed. */
  static void send(Connection connection, Commit commit, Way way) throws SQLException {
    for (PlainRows rows : commit.rows()) {
      rows.send(connection, way);
    }
    try (PreparedStatement head =
        connection.prepareStatement(
            "UPDATE terminal_branch SET next_seq = ? WHERE terminal_id = ? AND branch = 0")) {
      for (Span span :
          commit.spans().stream()
              .sorted(java.util.Comparator.comparing(s -> s.place().twin().toString()))
              .toList()) {
        head.setLong(1, span.last() + 1);
        head.setObject(2, span.place().twin());
        head.addBatch();
      }
      head.executeBatch();
    }
    for (Columns rollUp : commit.rollUps()) {
      if (rollUp.values().getFirst().length > 0) {
        add(connection, rollUp);
      }
    }
    connection.commit();
  }

  private static void add(Connection connection, Columns rollUp) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(rollUp.sql())) {
      for (int i = 0; i < rollUp.types().size(); i++) {
        boolean bytes = rollUp.types().get(i).equals("bytea");
        Object[] values = rollUp.values().get(i);
        Array array =
            connection.createArrayOf(
                rollUp.types().get(i),
                bytes ? java.util.Arrays.copyOf(values, values.length, byte[][].class) : values);
        statement.setArray(i + 1, array);
      }
      statement.executeUpdate();
    }
  }
}
