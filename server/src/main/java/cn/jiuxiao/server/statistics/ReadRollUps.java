package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Targets;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.statistics.RollUpSnapshot.DaySums;
import cn.jiuxiao.server.statistics.RollUpSnapshot.LatestSale;
import cn.jiuxiao.server.statistics.RollUpSnapshot.MonthSums;
import cn.jiuxiao.server.statistics.RollUpSnapshot.MonthVisits;
import cn.jiuxiao.server.statistics.RollUpSnapshot.PersonsKey;
import cn.jiuxiao.server.statistics.RollUpSnapshot.Published;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the roll-ups, all at one instant. */
@Singleton
class ReadRollUps {
  static final int LATEST = 12;

  static final String FINGERPRINT =
      """
      SELECT concat_ws('/',
        (SELECT sum(hashtextextended(m::text, 0)) FROM channel_month m),
        (SELECT sum(hashtextextended(p::text, 0)) FROM participant_count p),
        (SELECT sum(hashtextextended(v::text, 0)) FROM visit_month v),
        (SELECT sum(hashtextextended(t::text, 0)) FROM target t),
        (SELECT max(office_seq) FROM month_lock), (SELECT max(office_seq) FROM month_lifting), ?::text)
      """;

  private final Sql sql;
  private final Targets targets;
  private final Clock clock;

  ReadRollUps(Sql sql, Targets targets, Clock clock) {
    this.sql = sql;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * Null if they are still as they were read: asked every second while anyone watches, and no more
   * is read then than a fingerprint.
   *
   * @param known the fingerprint of what was read before
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  @Nullable RollUpSnapshot readUnless(@Nullable String known) {
    BusinessDay today = BusinessDay.today(clock);
    String fingerprint = fingerprint(today);
    if (fingerprint.equals(known)) {
      return null;
    }
    return new RollUpSnapshot(
        fingerprint,
        today,
        months(),
        persons(),
        visits(),
        today(today),
        latest(today),
        published(),
        targets.all());
  }

  private String fingerprint(BusinessDay today) {
    return sql.list(FINGERPRINT, row -> row.getString(1), today.toString()).getFirst();
  }

  private List<MonthSums> months() {
    return sql.list(
        "SELECT * FROM channel_month ORDER BY month, channel_code, region_code",
        row ->
            new MonthSums(
                Channel.valueOf(row.getString("channel_code")),
                row.getString("region_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                Sums.read(row)));
  }

  private Map<PersonsKey, Long> persons() {
    var persons = new HashMap<PersonsKey, Long>();
    sql.list(
            "SELECT channel_code, region_code, period, persons FROM participant_count WHERE persons > 0",
            row ->
                Map.entry(
                    new PersonsKey(row.getString(1), row.getString(2), row.getString(3)),
                    row.getLong(4)))
        .forEach(one -> persons.put(one.getKey(), one.getValue()));
    return Map.copyOf(persons);
  }

  private List<MonthVisits> visits() {
    return sql.list(
        "SELECT channel_code, region_code, month, scanned + counted AS visits FROM visit_month",
        row ->
            new MonthVisits(
                Channel.valueOf(row.getString("channel_code")),
                row.getString("region_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("visits")));
  }

  private List<Published> published() {
    Map<YearMonth, Published> published = new LinkedHashMap<>();
    sql.list(
        """
        SELECT l.month AS locked, l.number AS publication, e.at, u.display_name, f.*
        FROM locked_month l
        JOIN office_entry e ON e.seq = l.office_seq
        JOIN user_account u ON u.id = e.user_id
        JOIN month_lock_figure f ON f.month = l.month AND f.number = l.number AND f.grain = 'MONTH'
        ORDER BY l.month
        """,
        row ->
            published
                .computeIfAbsent(
                    YearMonth.from(row.getObject("locked", LocalDate.class)),
                    month -> Published.of(month, row))
                .rows()
                .add(FrozenMonth.figure(row)));
    return List.copyOf(published.values());
  }

  private List<DaySums> today(BusinessDay today) {
    return sql.list(
        "SELECT d.channel_code, d.region_code, "
            + Sums.columns("d")
            + " FROM outlet_day d WHERE d.business_day = ? GROUP BY 1, 2",
        row ->
            new DaySums(
                Channel.valueOf(row.getString("channel_code")),
                row.getString("region_code"),
                Sums.read(row)),
        today);
  }

  /** A few of each outlet by its index, then a few of each region. */
  private List<LatestSale> latest(BusinessDay today) {
    return sql.list(
        """
        SELECT * FROM (
          SELECT s.sold_at, o.name, s.total_fen, d.region_code,
                 row_number() OVER (PARTITION BY d.region_code ORDER BY s.sold_at DESC) AS place
          FROM outlet_day d
          JOIN outlet o ON o.id = d.outlet_id
          CROSS JOIN LATERAL (
            SELECT s.sold_at, s.total_fen FROM sale s
            WHERE s.outlet_id = d.outlet_id AND s.business_day = d.business_day
              AND NOT EXISTS (SELECT FROM sale_void v
                WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
            ORDER BY s.sold_at DESC LIMIT %1$d) s
          WHERE d.business_day = ?) latest
        WHERE place <= %1$d ORDER BY sold_at DESC
        """
            .formatted(LATEST),
        row ->
            new LatestSale(
                new LatestSales.Sale(
                    row.getObject("sold_at", java.time.OffsetDateTime.class).toInstant(),
                    row.getString("name"),
                    new Money(row.getLong("total_fen"))),
                row.getString("region_code")),
        today);
  }
}
