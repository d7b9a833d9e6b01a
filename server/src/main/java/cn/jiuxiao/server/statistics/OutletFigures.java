package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a figure is made of: the outlets beneath it, each with its sums. Vendors, stores and
 * organizers see their own outlets here. Filters: period, channel, region.
 */
@Singleton
public class OutletFigures {
  private static final Map<String, String> SORTS =
      Map.of(
          "name", "name",
          "place", "place",
          "label", "label",
          "sales", "sales",
          "refunds", "refunds",
          "total", "sold_fen - refunded_fen",
          "eligible", "sold_eligible_fen - refunded_eligible_fen");

  private static final String FROM =
      " FROM outlet_month d JOIN outlet o ON o.id = d.outlet_id JOIN outlet_place p ON p.outlet_id = o.id ";

  private final Sql sql;
  private final Outlets outlets;

  OutletFigures(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /** How many outlets there are, and what they come to: the figure that was opened, to the fen. */
  public record Total(long outlets, Sums sums) {}

  @Transactional(readOnly = true)
  public List<OutletFigure> page(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    String rows =
        "SELECT o.id, o.name, o.place, o.label, d.channel_code, d.region_code, "
            + Sums.columns("d")
            + FROM
            + where.sql()
            + " GROUP BY o.id, o.name, o.place, o.label, d.channel_code, d.region_code";
    return sql.list(
        "SELECT * FROM ("
            + rows
            + ") rows"
            + query.orderAndPage(SORTS, "sold_fen - refunded_fen DESC, label, id"),
        row ->
            new OutletFigure(
                row.getLong("id"),
                row.getString("name"),
                row.getString("place"),
                row.getString("label"),
                row.getString("channel_code"),
                row.getString("region_code"),
                Sums.read(row)),
        where.parameters());
  }

  @Transactional(readOnly = true)
  public Total total(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
            "SELECT count(DISTINCT d.outlet_id) AS outlets, "
                + Sums.columns("d")
                + FROM
                + where.sql(),
            row -> new Total(row.getLong("outlets"), Sums.read(row)),
            where.parameters())
        .getFirst();
  }

  /** The months in which the actor's outlets sold, the latest first. */
  @Transactional(readOnly = true)
  public List<Period> months(Actor actor) {
    Where where = scope(actor);
    return sql.list(
        "SELECT DISTINCT d.month" + FROM + where.sql() + " ORDER BY month DESC",
        row -> Period.month(java.time.YearMonth.from(row.getObject("month", LocalDate.class))),
        where.parameters());
  }

  private Where where(Actor actor, ListQuery query) {
    Where where = scope(actor);
    if (!query.search().isEmpty()) {
      where.and(
          "o.name ILIKE ? OR o.place ILIKE ? OR o.label ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query
        .filter("period")
        .flatMap(Period::read)
        .ifPresent(
            period -> where.and("d.month BETWEEN ? AND ?", period.firstDay(), period.lastDay()));
    query.filter("channel").ifPresent(code -> where.and("d.channel_code = ?", code));
    query.filter("region").ifPresent(code -> where.and("d.region_code = ?", code));
    return where;
  }

  private Where scope(Actor actor) {
    SalesReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters());
  }
}
