package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads an outlet's day as it stands now. */
@Singleton
class ReadDay {
  private static final String METHODS =
      """
      SELECT method, sum(taken)::bigint, sum(back)::bigint
      FROM (
        SELECT t.method, t.amount_fen AS taken, 0 AS back
        FROM sale s JOIN tender t ON t.terminal_id = s.terminal_id AND t.branch = s.branch AND t.seq = s.seq
        WHERE s.outlet_id = ? AND s.business_day = ?
          AND NOT EXISTS (SELECT FROM sale_void v WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        UNION ALL
        SELECT t.method, 0, t.amount_fen
        FROM refund r JOIN tender t ON t.terminal_id = r.terminal_id AND t.branch = r.branch AND t.seq = r.seq
        WHERE r.outlet_id = ? AND r.business_day = ?) x
      GROUP BY method ORDER BY method
      """;

  private final Sql sql;
  private final JdbcOperations database;

  ReadDay(Sql sql, JdbcOperations database) {
    this.sql = sql;
    this.database = database;
  }

  List<ShiftDrawer> drawers(long outlet, BusinessDay day) {
    return database.execute(
        connection -> new ReadDrawers(connection).of(outlet, day.start(), day.end()));
  }

  DaySums sums(long outlet, BusinessDay day, List<ShiftDrawer> drawers) {
    Cash cash = Cash.NONE;
    long counted = 0;
    long shifts = 0;
    for (ShiftDrawer drawer : drawers) {
      ShiftDrawer.Closing closing = drawer.closing();
      if (closing != null && BusinessDay.of(drawer.began()).equals(day)) {
        cash = cash.plus(drawer.cash());
        counted += closing.countedFen();
        shifts++;
      }
    }
    Cash closed = cash;
    var countedMoney = new Money(counted);
    long closedShifts = shifts;
    return sql.list(
            """
            SELECT coalesce(sum(sales), 0)::bigint, coalesce(sum(refunds), 0)::bigint,
                   coalesce(sum(sold_fen - refunded_fen), 0)::bigint,
                   coalesce(sum(sold_eligible_fen - refunded_eligible_fen), 0)::bigint
            FROM outlet_day WHERE outlet_id = ? AND business_day = ?
            """,
            row ->
                new DaySums(
                    row.getLong(1),
                    row.getLong(2),
                    new Money(row.getLong(3)),
                    new Money(row.getLong(4)),
                    closedShifts,
                    closed,
                    countedMoney,
                    methods(outlet, day)),
            outlet,
            day)
        .getFirst();
  }

  private List<DaySums.Method> methods(long outlet, BusinessDay day) {
    return sql.list(
        METHODS,
        row ->
            new DaySums.Method(
                row.getString(1), new Money(row.getLong(2)), new Money(row.getLong(3))),
        outlet,
        day,
        outlet,
        day);
  }

  /** What stands beside the sums: granted, taken off, and waiting. */
  DayAsides asides(long outlet, BusinessDay day) {
    return sql.list(
            """
            SELECT coalesce(sum(s.rounding_fen) FILTER (WHERE v.seq IS NULL), 0)::bigint,
                   coalesce(sum(s.discount_fen + l.discount_fen) FILTER (WHERE v.seq IS NULL), 0)::bigint,
                   count(v.seq), coalesce(sum(s.total_fen) FILTER (WHERE v.seq IS NOT NULL), 0)::bigint,
                   (SELECT coalesce(sum(r.total_fen), 0)::bigint FROM refund r WHERE r.outlet_id = ? AND r.business_day = ?)
            FROM sale s
            JOIN LATERAL (SELECT coalesce(sum(l.discount_fen), 0) AS discount_fen FROM sale_line l
                          WHERE l.terminal_id = s.terminal_id AND l.branch = s.branch AND l.seq = s.seq) l ON true
            LEFT JOIN sale_void v ON v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq
            WHERE s.outlet_id = ? AND s.business_day = ?
            """,
            row ->
                new DayAsides(
                    new Money(row.getLong(1)),
                    new Money(row.getLong(2)),
                    row.getLong(3),
                    new Money(row.getLong(4)),
                    new Money(row.getLong(5))),
            outlet,
            day,
            outlet,
            day)
        .getFirst();
  }

  /**
   * Entries of the day that were neither recorded nor settled; those of no known day by their
   * arrival.
   */
  List<ParkedEntry> parked(long outlet, BusinessDay day) {
    return sql.list(
        """
        SELECT j.terminal_id, j.branch, j.seq, t.label, j.kind, j.reason, e.received_at, e.body
        FROM terminal t
        JOIN unsettled_entry j ON j.terminal_id = t.id
        JOIN journal_entry e ON e.terminal_id = j.terminal_id AND e.branch = j.branch AND e.seq = j.seq
        WHERE t.outlet_id = ? AND (j.business_day = ? OR (j.business_day IS NULL AND e.received_at >= ? AND e.received_at < ?))
        ORDER BY t.label, j.branch, j.seq
        """,
        ParkedEntry::read,
        outlet,
        day,
        day.start(),
        day.end());
  }
}
