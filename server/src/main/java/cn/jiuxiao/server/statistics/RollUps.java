package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.JudgedEntry;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.participants.NewVisits;
import cn.jiuxiao.server.sales.SalesEffects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Adds what recorded entries change to the published figures. It comes last in the transaction and
 * takes its rows in the order of their keys, so that a county everyone sells in is locked shortly
 * and never in a circle.
 */
@Singleton
class RollUps implements RecordedEntries {
  private static final String SUMS =
      "sales, refunds, sold_fen, sold_eligible_fen, refunded_fen, refunded_eligible_fen";

  @Override
  public int getOrder() {
    return 100;
  }

  @Override
  public void recorded(JournalTransaction transaction, List<JudgedEntry> entries)
      throws SQLException {
    add(transaction);
  }

  @Override
  public void withdrawn(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {
    add(transaction); // the features below have left what is to be taken off
  }

  private static void add(JournalTransaction transaction) throws SQLException {
    SalesEffects effects = SalesEffects.in(transaction);
    Connection connection = transaction.connection();
    List<NewVisits.Visit> visits = NewVisits.in(transaction).visits();
    addVisits(connection, VISIT_COUNTS, visits);
    addOutlets(connection, "outlet_day", "business_day", effects.amounts(), day -> day);
    addOutlets(
        connection, "outlet_month", "month", effects.amounts(), day -> day.withDayOfMonth(1));
    new Participations(connection).add(effects.standings());
    addChannelMonths(connection, effects.amounts());
    addVisits(connection, VISIT_MONTHS, visits);
  }

  private record OutletPeriod(long outlet, LocalDate first, String channel, String region) {
    static final Comparator<OutletPeriod> ORDER =
        Comparator.comparingLong(OutletPeriod::outlet).thenComparing(OutletPeriod::first);
  }

  private record ChannelMonth(String channel, String region, LocalDate month) {
    static final Comparator<ChannelMonth> ORDER =
        Comparator.comparing(ChannelMonth::channel)
            .thenComparing(ChannelMonth::region)
            .thenComparing(ChannelMonth::month);
  }

  /** Per outlet and day, or month. */
  private static void addOutlets(
      Connection connection,
      String table,
      String period,
      List<SalesEffects.Amount> amounts,
      UnaryOperator<LocalDate> firstDay)
      throws SQLException {
    Map<OutletPeriod, Sums> byKey = new TreeMap<>(OutletPeriod.ORDER);
    amounts.forEach(
        one ->
            byKey
                .computeIfAbsent(
                    new OutletPeriod(
                        one.outletId(), firstDay.apply(one.day()), one.channel(), one.region()),
                    key -> new Sums())
                .add(one));
    upsert(
        connection,
        "INSERT INTO %1$s (outlet_id, %2$s, channel_code, region_code, ".formatted(table, period)
            + SUMS
            + ") SELECT * FROM unnest(?::bigint[], ?::date[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[]) ON CONFLICT (outlet_id, %s) DO UPDATE SET "
                .formatted(period)
            + added(table),
        byKey,
        List.of(
            new KeyColumn<>("bigint", OutletPeriod::outlet),
            new KeyColumn<>("date", OutletPeriod::first),
            new KeyColumn<>("text", OutletPeriod::channel),
            new KeyColumn<>("text", OutletPeriod::region)));
  }

  private static void addChannelMonths(Connection connection, List<SalesEffects.Amount> amounts)
      throws SQLException {
    Map<ChannelMonth, Sums> byKey = new TreeMap<>(ChannelMonth.ORDER);
    amounts.forEach(
        one ->
            byKey
                .computeIfAbsent(
                    new ChannelMonth(one.channel(), one.region(), one.day().withDayOfMonth(1)),
                    key -> new Sums())
                .add(one));
    upsert(
        connection,
        "INSERT INTO channel_month (channel_code, region_code, month, "
            + SUMS
            + ") SELECT * FROM unnest(?::text[], ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[]) ON CONFLICT (channel_code, region_code, month) DO UPDATE SET "
            + added("channel_month"),
        byKey,
        List.of(
            new KeyColumn<>("text", ChannelMonth::channel),
            new KeyColumn<>("text", ChannelMonth::region),
            new KeyColumn<>("date", ChannelMonth::month)));
  }

  private static String added(String table) {
    return SUMS.replaceAll("(\\w+)", "$1 = " + table + ".$1 + excluded.$1");
  }

  private record KeyColumn<K>(String type, Function<K, Object> of) {}

  private static <K> void upsert(
      Connection connection, String sql, Map<K, Sums> rows, List<KeyColumn<K>> columns)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (KeyColumn<K> column : columns) {
        Object[] values = rows.keySet().stream().map(column.of()).toArray();
        statement.setArray(parameter++, connection.createArrayOf(column.type(), values));
      }
      for (Function<Sums, Long> sum : Sums.COLUMNS) {
        statement.setArray(
            parameter++,
            connection.createArrayOf("bigint", rows.values().stream().map(sum).toArray()));
      }
      statement.executeUpdate();
    }
  }

  /** What is added to one row. */
  private static final class Sums {
    static final List<Function<Sums, Long>> COLUMNS =
        List.of(
            sums -> sums.sales,
            sums -> sums.refunds,
            sums -> sums.soldFen,
            sums -> sums.soldEligibleFen,
            sums -> sums.refundedFen,
            sums -> sums.refundedEligibleFen);

    private long sales;
    private long refunds;
    private long soldFen;
    private long soldEligibleFen;
    private long refundedFen;
    private long refundedEligibleFen;

    void add(SalesEffects.Amount one) {
      sales += one.sales();
      refunds += one.refunds();
      soldFen += one.soldFen();
      soldEligibleFen += one.soldEligibleFen();
      refundedFen += one.refundedFen();
      refundedEligibleFen += one.refundedEligibleFen();
    }
  }

  private static final String VISIT_COUNTS =
      """
      INSERT INTO visit_count (outlet_id, business_day, scanned, counted)
      SELECT o, d, sum(s), sum(c) FROM unnest(?::bigint[], ?::date[], ?::bigint[], ?::bigint[]) AS v (o, d, s, c)
      GROUP BY o, d ORDER BY o, d
      ON CONFLICT (outlet_id, business_day) DO UPDATE
      SET scanned = visit_count.scanned + excluded.scanned, counted = visit_count.counted + excluded.counted
      """;

  private static final String VISIT_MONTHS =
      """
      INSERT INTO visit_month (channel_code, region_code, month, scanned, counted)
      SELECT p.channel_code, p.region_code, date_trunc('month', d)::date, sum(s), sum(c)
      FROM unnest(?::bigint[], ?::date[], ?::bigint[], ?::bigint[]) AS v (o, d, s, c) JOIN outlet p ON p.id = v.o
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (channel_code, region_code, month) DO UPDATE
      SET scanned = visit_month.scanned + excluded.scanned, counted = visit_month.counted + excluded.counted
      """;

  private static void addVisits(Connection connection, String sql, List<NewVisits.Visit> visits)
      throws SQLException {
    if (visits.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      addColumn(connection, statement, 1, "bigint", visits, NewVisits.Visit::outletId);
      addColumn(connection, statement, 2, "date", visits, NewVisits.Visit::day);
      addColumn(connection, statement, 3, "bigint", visits, NewVisits.Visit::scanned);
      addColumn(connection, statement, 4, "bigint", visits, NewVisits.Visit::counted);
      statement.executeUpdate();
    }
  }

  private static <T> void addColumn(
      Connection connection,
      PreparedStatement statement,
      int parameter,
      String type,
      List<T> rows,
      Function<T, Object> of)
      throws SQLException {
    statement.setArray(parameter, connection.createArrayOf(type, rows.stream().map(of).toArray()));
  }
}
