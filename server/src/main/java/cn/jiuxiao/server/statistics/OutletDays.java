package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days and months on which an outlet sold or took back, the latest first. They are read from
 * the roll-ups, days a page at a time: after some years there are many.
 */
@Singleton
public class OutletDays {
  private final Sql sql;
  private final Outlets outlets;

  OutletDays(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /** A day, and what it came to. */
  public record Day(BusinessDay day, Sums sums) {}

  /**
   * @param written a part of the day's date as it is written, such as 2026-10; empty for all
   */
  @Transactional(readOnly = true)
  public List<Day> page(Actor actor, long outletId, String written, int offset, int limit) {
    mustBeVisible(actor, outletId);
    var query = new ListQuery(written.strip(), Map.of(), null, false, offset, limit);
    Where where = where(outletId, query);
    return sql.list(
        "SELECT * FROM outlet_day"
            + where.sql()
            + query.orderAndPage(Map.of(), "business_day DESC"),
        OutletDays::read,
        where.parameters());
  }

  /** How many there are in all. */
  @Transactional(readOnly = true)
  public int count(Actor actor, long outletId, String written) {
    mustBeVisible(actor, outletId);
    Where where = where(outletId, new ListQuery(written.strip(), Map.of(), null, false, 0, 1));
    return Math.toIntExact(
        sql.number("SELECT count(*) FROM outlet_day" + where.sql(), where.parameters()));
  }

  /** One of them, by its date; empty if it is none. */
  @Transactional(readOnly = true)
  public Optional<Day> day(Actor actor, long outletId, String date) {
    mustBeVisible(actor, outletId);
    return OutletReceipts.day(date)
        .flatMap(
            day ->
                sql.first(
                    "SELECT * FROM outlet_day WHERE outlet_id = ? AND business_day = ?",
                    OutletDays::read,
                    outletId,
                    day));
  }

  @Transactional(readOnly = true)
  public List<Period> months(Actor actor, long outletId) {
    mustBeVisible(actor, outletId);
    return sql.list(
        "SELECT month FROM outlet_month WHERE outlet_id = ? ORDER BY month DESC",
        row -> Period.month(YearMonth.from(row.getObject("month", LocalDate.class))),
        outletId);
  }

  private void mustBeVisible(Actor actor, long outletId) {
    SalesReaders.mustBeOne(actor);
    outlets.visible(actor, outletId);
  }

  private static Where where(long outletId, ListQuery query) {
    return new Where("outlet_id = ?", outletId).andContains(query, "business_day::text");
  }

  private static Day read(ResultSet row) throws SQLException {
    return new Day(new BusinessDay(row.getObject("business_day", LocalDate.class)), Sums.read(row));
  }
}
