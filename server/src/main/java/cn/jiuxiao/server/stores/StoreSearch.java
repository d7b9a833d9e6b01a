package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The list of stores, and whose they are. Filter: region. */
@Singleton
class StoreSearch {

  private static final String COLUMNS =
      """
      SELECT s.id, s.name, s.name_en, s.address, s.region_code, s.closed_at,
             (SELECT count(*) FROM section e WHERE e.store_id = s.id) AS sections,
             (SELECT count(*) FROM section e JOIN counter c ON c.section_id = e.id WHERE e.store_id = s.id) AS counters
      """;

  private static final Map<String, String> SORTS =
      Map.of("name", "s.name", "address", "s.address", "region", "s.region_code");

  private final Sql sql;

  StoreSearch(Sql sql) {
    this.sql = sql;
  }

  List<StoreRow> rows(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.records(
        StoreRow.class,
        COLUMNS + " FROM store s" + where.sql() + query.orderAndPage(SORTS, "s.name, s.id"),
        where.parameters());
  }

  int count(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return Math.toIntExact(
        sql.number("SELECT count(*) FROM store s" + where.sql(), where.parameters()));
  }

  boolean sees(Actor actor, long id) {
    Where where = scope(actor).and("s.id = ?", id);
    return sql.number("SELECT count(*) FROM store s" + where.sql(), where.parameters()) == 1;
  }

  private static Where where(Actor actor, ListQuery query) {
    Where where = scope(actor);
    if (!query.search().isEmpty()) {
      where.and(
          "s.name ILIKE ? OR s.name_en ILIKE ? OR s.address ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query.filter("region").ifPresent(code -> where.and("s.region_code = ?", code));
    return where;
  }

  private static Where scope(Actor actor) {
    return switch (actor.role()) {
      case ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR -> new Where("true");
      case COUNTY_OFFICER -> new Where("true").and("s.region_code = ?", actor.region());
      case STORE_MANAGER -> new Where("true").and("s.id = ?::bigint", actor.storeId());
      case VENDOR ->
          new Where("true")
              .and(
                  """
                  EXISTS (SELECT FROM section e JOIN counter c ON c.section_id = e.id
                          JOIN counter_vendor v ON v.counter_id = c.id
                          WHERE e.store_id = s.id AND v.vendor_id = ?::bigint)
                  """,
                  actor.vendorId());
      case MEMBER_UNIT, FAIR_ORGANIZER, CASHIER -> new Where("false");
    };
  }
}
