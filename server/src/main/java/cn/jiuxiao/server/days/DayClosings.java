package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps closings of days: they are added and read, and nothing else. */
@Singleton
class DayClosings {
  private static final String INSERT =
      """
      INSERT INTO outlet_day_closing (outlet_id, business_day, number, closed_at, user_id, reason, sales, refunds, total_fen,
        eligible_fen, shifts, float_fen, cash_sales_fen, cash_refunds_fen, cash_in_fen, cash_out_fen, expected_fen, counted_fen)
      VALUES (?, ?, ?, ?, CAST(? AS bigint), CAST(? AS text), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private final Sql sql;

  DayClosings(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param userId null for the server itself, as then for reason
   * @return false if the day has a closing of this number
   */
  boolean add(
      DayKey key,
      int number,
      Instant at,
      @Nullable Long userId,
      @Nullable String reason,
      List<Waited> without,
      DaySums sums) {
    Cash cash = sums.drawers();
    int added =
        sql.run(
            INSERT,
            key.outletId(),
            key.day(),
            number,
            at,
            userId,
            reason,
            sums.sales(),
            sums.refunds(),
            sums.total(),
            sums.eligible(),
            sums.shifts(),
            cash.floatFen(),
            cash.salesFen(),
            cash.refundsFen(),
            cash.inFen(),
            cash.outFen(),
            sums.expected(),
            sums.counted());
    if (added == 1) {
      addParts(key, number, without, sums);
    }
    return added == 1;
  }

  private void addParts(DayKey key, int number, List<Waited> without, DaySums sums) {
    for (DaySums.Method method : sums.methods()) {
      sql.run(
          "INSERT INTO outlet_day_closing_method VALUES (?, ?, ?, ?, ?, ?)",
          key.outletId(),
          key.day(),
          number,
          method.method(),
          method.taken(),
          method.back());
    }
    for (Waited device : without) {
      sql.run(
          "INSERT INTO outlet_day_closing_without VALUES (?, ?, ?, ?, ?, ?, ?)",
          key.outletId(),
          key.day(),
          number,
          device.terminal(),
          device.cause(),
          device.since(),
          device.number());
    }
  }

  /** The latest first. */
  List<DayClosing> of(long outlet, BusinessDay day) {
    return sql.list(
        """
        SELECT c.*, u.display_name FROM outlet_day_closing c LEFT JOIN user_account u ON u.id = c.user_id
        WHERE c.outlet_id = ? AND c.business_day = ? ORDER BY c.number DESC
        """,
        row -> read(row, outlet, day),
        outlet,
        day);
  }

  private DayClosing read(ResultSet row, long outlet, BusinessDay day) throws SQLException {
    int number = row.getInt("number");
    return new DayClosing(
        number,
        Objects.requireNonNull(Sql.instant(row, "closed_at")),
        row.getString("display_name"),
        row.getString("reason"),
        without(outlet, day, number),
        sums(row, methods(outlet, day, number)));
  }

  /** As each day was closed last, from one day to another, both included. */
  Map<BusinessDay, DaySums> last(long outlet, BusinessDay from, BusinessDay to) {
    Map<BusinessDay, List<DaySums.Method>> methods =
        DaySums.byDay(
            sql.list(
                """
                SELECT m.business_day, m.method, m.taken_fen, m.back_fen FROM outlet_day_closing_method m
                WHERE m.outlet_id = ? AND m.business_day BETWEEN ? AND ?
                  AND NOT EXISTS (SELECT FROM outlet_day_closing c WHERE c.outlet_id = m.outlet_id
                        AND c.business_day = m.business_day AND c.number > m.number)
                ORDER BY m.business_day, m.method
                """,
                DaySums.Method::ofDay,
                outlet,
                from,
                to));
    Map<BusinessDay, DaySums> found = new HashMap<>();
    sql.list(
            """
            SELECT DISTINCT ON (business_day) * FROM outlet_day_closing
            WHERE outlet_id = ? AND business_day BETWEEN ? AND ? ORDER BY business_day, number DESC
            """,
            row -> {
              var day = new BusinessDay(row.getObject("business_day", LocalDate.class));
              return Map.entry(day, sums(row, methods.getOrDefault(day, List.of())));
            },
            outlet,
            from,
            to)
        .forEach(one -> found.put(one.getKey(), one.getValue()));
    return found;
  }

  private static DaySums sums(ResultSet row, List<DaySums.Method> methods) throws SQLException {
    return new DaySums(
        row.getLong("sales"),
        row.getLong("refunds"),
        new Money(row.getLong("total_fen")),
        new Money(row.getLong("eligible_fen")),
        row.getLong("shifts"),
        new Cash(
            row.getLong("float_fen"),
            row.getLong("cash_sales_fen"),
            row.getLong("cash_refunds_fen"),
            row.getLong("cash_in_fen"),
            row.getLong("cash_out_fen")),
        new Money(row.getLong("counted_fen")),
        methods);
  }

  private List<DaySums.Method> methods(long outlet, BusinessDay day, int number) {
    return sql.list(
        """
        SELECT method, taken_fen, back_fen FROM outlet_day_closing_method
        WHERE outlet_id = ? AND business_day = ? AND number = ? ORDER BY method
        """,
        row ->
            new DaySums.Method(
                row.getString(1), new Money(row.getLong(2)), new Money(row.getLong(3))),
        outlet,
        day,
        number);
  }

  private List<Waited> without(long outlet, BusinessDay day, int number) {
    return sql.list(
        """
        SELECT w.*, t.label FROM outlet_day_closing_without w JOIN terminal t ON t.id = w.terminal_id
        WHERE w.outlet_id = ? AND w.business_day = ? AND w.number = ? ORDER BY t.label, w.since
        """,
        row ->
            new Waited(
                row.getObject("terminal_id", UUID.class),
                row.getString("label"),
                Waited.Cause.valueOf(row.getString("cause")),
                Objects.requireNonNull(Sql.instant(row, "since")),
                row.getLong("what")),
        outlet,
        day,
        number);
  }
}
