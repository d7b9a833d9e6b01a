package cn.jiuxiao.server.days;

import static java.util.stream.Collectors.groupingBy;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads an outlet's day as it stands now. */
@Singleton
class ReadDay {
  private static final String METHODS =
      """
      SELECT business_day, method, sum(taken)::bigint, sum(back)::bigint
      FROM (
        SELECT s.business_day, t.method, t.amount_fen AS taken, 0 AS back
        FROM sale s JOIN tender t ON t.terminal_id = s.terminal_id AND t.branch = s.branch AND t.seq = s.seq
        WHERE s.outlet_id = ? AND s.business_day BETWEEN ? AND ?
          AND NOT EXISTS (SELECT FROM sale_void v WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        UNION ALL
        SELECT r.business_day, t.method, 0, t.amount_fen
        FROM refund r JOIN tender t ON t.terminal_id = r.terminal_id AND t.branch = r.branch AND t.seq = r.seq
        WHERE r.outlet_id = ? AND r.business_day BETWEEN ? AND ?) x
      GROUP BY business_day, method ORDER BY business_day, method
      """;

  private final Sql sql;
  private final JdbcOperations database;

  ReadDay(Sql sql, JdbcOperations database) {
    this.sql = sql;
    this.database = database;
  }

  List<ShiftDrawer> drawers(long outlet, BusinessDay day) {
    return drawers(outlet, day, day);
  }

  private List<ShiftDrawer> drawers(long outlet, BusinessDay from, BusinessDay to) {
    return database.execute(
        connection -> new ReadDrawers(connection).of(outlet, from.start(), to.end()));
  }

  DaySums sums(long outlet, BusinessDay day, List<ShiftDrawer> drawers) {
    return Objects.requireNonNull(sums(outlet, day, day, drawers).get(day));
  }

  /** Of each day from one to another, both included, in as many statements as of one. */
  Map<BusinessDay, DaySums> sums(long outlet, BusinessDay from, BusinessDay to) {
    return sums(outlet, from, to, drawers(outlet, from, to));
  }

  private Map<BusinessDay, DaySums> sums(
      long outlet, BusinessDay from, BusinessDay to, List<ShiftDrawer> drawers) {
    Map<BusinessDay, List<ShiftDrawer>> closed =
        drawers.stream()
            .filter(drawer -> drawer.closing() != null)
            .collect(groupingBy(drawer -> BusinessDay.of(drawer.began())));
    Map<BusinessDay, List<DaySums.Method>> methods = methods(outlet, from, to);
    Map<BusinessDay, DaySums> found = new HashMap<>();
    sql.list(
            """
            SELECT CAST(? AS date) + n, coalesce(sales, 0), coalesce(refunds, 0), coalesce(sold_fen - refunded_fen, 0),
                   coalesce(sold_eligible_fen - refunded_eligible_fen, 0)
            FROM generate_series(0, CAST(? AS date) - CAST(? AS date)) n
            LEFT JOIN outlet_day ON outlet_id = ? AND business_day = CAST(? AS date) + n
            """,
            row -> {
              BusinessDay day = day(row);
              return Map.entry(
                  day,
                  sums(
                      row,
                      closed.getOrDefault(day, List.of()),
                      methods.getOrDefault(day, List.of())));
            },
            from,
            to,
            from,
            outlet,
            from)
        .forEach(one -> found.put(one.getKey(), one.getValue()));
    return found;
  }

  private static BusinessDay day(ResultSet row) throws SQLException {
    return new BusinessDay(row.getObject(1, LocalDate.class));
  }

  private static DaySums sums(ResultSet row, List<ShiftDrawer> closed, List<DaySums.Method> methods)
      throws SQLException {
    Cash cash = Cash.NONE;
    long counted = 0;
    for (ShiftDrawer drawer : closed) {
      cash = cash.plus(drawer.cash());
      counted += Objects.requireNonNull(drawer.closing()).countedFen();
    }
    return new DaySums(
        row.getLong(2),
        row.getLong(3),
        new Money(row.getLong(4)),
        new Money(row.getLong(5)),
        closed.size(),
        cash,
        new Money(counted),
        methods);
  }

  private Map<BusinessDay, List<DaySums.Method>> methods(
      long outlet, BusinessDay from, BusinessDay to) {
    return DaySums.byDay(
        sql.list(METHODS, DaySums.Method::ofDay, outlet, from, to, outlet, from, to));
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
