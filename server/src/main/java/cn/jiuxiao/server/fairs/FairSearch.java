package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of fairs, and whose they are. Filter: region. */
@Singleton
class FairSearch {

  private static final String COLUMNS =
      """
      SELECT f.id, f.name, f.name_en, f.venue, f.region_code, f.first_day, f.last_day, f.cancelled_at,
             (SELECT count(*) FROM hall h WHERE h.fair_id = f.id) AS halls,
             (SELECT count(*) FROM hall h JOIN booth b ON b.hall_id = h.id WHERE h.fair_id = f.id) AS booths,
             (SELECT count(*) FROM hall h JOIN booth b ON b.hall_id = h.id
                JOIN booth_assignment a ON a.booth_id = b.id AND a.ended_at IS NULL WHERE h.fair_id = f.id) AS assigned
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "name",
          "f.name",
          "venue",
          "f.venue",
          "region",
          "f.region_code",
          "firstDay",
          "f.first_day");

  private final Sql sql;

  FairSearch(Sql sql) {
    this.sql = sql;
  }

  List<FairRow> rows(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.records(
        FairRow.class,
        COLUMNS
            + " FROM fair f"
            + where.sql()
            + query.orderAndPage(SORTS, "f.first_day DESC, f.id DESC"),
        where.parameters());
  }

  Map<Long, String> organizers() {
    Map<Long, String> names = new LinkedHashMap<>();
    sql.list(
            "SELECT id, display_name FROM user_account WHERE role = ? AND disabled_at IS NULL"
                + " ORDER BY display_name, id",
            row -> Map.entry(row.getLong(1), row.getString(2)),
            Role.FAIR_ORGANIZER)
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  int count(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return Math.toIntExact(
        sql.number("SELECT count(*) FROM fair f" + where.sql(), where.parameters()));
  }

  boolean sees(Actor actor, long id) {
    Where where = scope(actor).and("f.id = ?", id);
    return sql.number("SELECT count(*) FROM fair f" + where.sql(), where.parameters()) == 1;
  }

  private static Where where(Actor actor, ListQuery query) {
    Where where = scope(actor);
    if (!query.search().isEmpty()) {
      where.and(
          "f.name ILIKE ? OR f.name_en ILIKE ? OR f.venue ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query.filter("region").ifPresent(code -> where.and("f.region_code = ?", code));
    return where;
  }

  private static Where scope(Actor actor) {
    return switch (actor.role()) {
      case ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR -> new Where("true");
      case COUNTY_OFFICER -> new Where("true").and("f.region_code = ?", actor.region());
      case FAIR_ORGANIZER -> new Where("true").and("f.organizer_id = ?", actor.userId());
      case VENDOR ->
          new Where("true")
              .and(
                  "EXISTS (SELECT FROM exhibitor e WHERE e.fair_id = f.id AND e.vendor_id = ?::bigint)",
                  actor.vendorId());
      case MEMBER_UNIT, STORE_MANAGER, CASHIER -> new Where("false");
    };
  }
}
