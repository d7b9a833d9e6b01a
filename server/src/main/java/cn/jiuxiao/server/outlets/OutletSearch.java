package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of outlets. Filters: channel, region, kind, fair, store, state (OPEN, CLOSED). */
@Singleton
class OutletSearch {

  private static final String FROM = " FROM outlet o JOIN outlet_place p ON p.outlet_id = o.id ";

  private static final String COLUMNS =
      """
      SELECT o.id, o.name, o.place, o.label, p.kind, o.channel_code, o.region_code, p.fair_id, p.store_id, o.vendor_id,
             (SELECT count(*) FROM current_offer f WHERE f.outlet_id = o.id) AS offers, o.closed_at
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "name",
          "o.name",
          "label",
          "o.label",
          "place",
          "o.place",
          "region",
          "o.region_code",
          "channel",
          "o.channel_code");

  private final Sql sql;

  OutletSearch(Sql sql) {
    this.sql = sql;
  }

  List<OutletRow> rows(OutletScope scope, ListQuery query) {
    Where where = where(scope, query);
    return sql.records(
        OutletRow.class,
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "o.place, o.label, o.id"),
        where.parameters());
  }

  int count(OutletScope scope, ListQuery query) {
    Where where = where(scope, query);
    return Math.toIntExact(sql.number("SELECT count(*)" + FROM + where.sql(), where.parameters()));
  }

  /** Whether the outlet lies in the scope. */
  Optional<OutletRow> row(OutletScope scope, long id) {
    Where where = new Where(OutletScope.SQL, scope.parameters()).and("o.id = ?", id);
    return sql.records(OutletRow.class, COLUMNS + FROM + where.sql(), where.parameters()).stream()
        .findFirst();
  }

  private static Where where(OutletScope scope, ListQuery query) {
    Where where = new Where(OutletScope.SQL, scope.parameters());
    if (!query.search().isEmpty()) {
      where.and(
          "o.name ILIKE ? OR o.place ILIKE ? OR o.label ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query.filter("channel").ifPresent(code -> where.and("o.channel_code = ?", code));
    query.filter("region").ifPresent(code -> where.and("o.region_code = ?", code));
    query.filter("kind").ifPresent(kind -> where.and("p.kind = ?", kind));
    query.filter("fair").ifPresent(id -> where.and("p.fair_id::text = ?", id));
    query.filter("store").ifPresent(id -> where.and("p.store_id::text = ?", id));
    query
        .filter("state")
        .ifPresent(
            state ->
                where.and(
                    state.equals("OPEN") ? "o.closed_at IS NULL" : "o.closed_at IS NOT NULL"));
    return where;
  }
}
