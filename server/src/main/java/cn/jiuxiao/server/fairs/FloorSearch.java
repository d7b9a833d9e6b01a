package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A fair's exhibitors and booths as lists. The caller has checked that the fair is the actor's. */
@Singleton
class FloorSearch {

  private static final String EXHIBITORS = " FROM exhibitor e JOIN vendor v ON v.id = e.vendor_id";

  private static final String EXHIBITOR_COLUMNS =
      """
      SELECT e.id, v.id AS vendor_id, v.code AS vendor_code, v.name AS vendor_name, v.region_code, e.sign,
             (SELECT string_agg(h.code || '-' || b.number, ', ' ORDER BY h.code, b.number) FROM booth_assignment a
                JOIN booth b ON b.id = a.booth_id JOIN hall h ON h.id = b.hall_id
                WHERE a.exhibitor_id = e.id AND a.ended_at IS NULL) AS booths
      """;

  private static final String BOOTHS =
      """
       FROM booth b JOIN hall h ON h.id = b.hall_id
      LEFT JOIN booth_assignment a ON a.booth_id = b.id AND a.ended_at IS NULL
      LEFT JOIN exhibitor e ON e.id = a.exhibitor_id
      LEFT JOIN vendor v ON v.id = e.vendor_id
      LEFT JOIN outlet o ON o.booth_assignment_id = a.id
      """;

  private static final String BOOTH_COLUMNS =
      """
      SELECT b.id, h.id AS hall_id, h.code AS hall_code, h.name AS hall_name, b.number, b.width_dm, b.depth_dm,
             coalesce(nullif(e.sign, ''), v.name) AS vendor_name, o.id AS outlet_id, o.label AS outlet_label
      """;

  private static final Map<String, String> EXHIBITOR_SORTS =
      Map.of("name", "v.name", "code", "v.code", "region", "v.region_code", "sign", "e.sign");

  private static final Map<String, String> BOOTH_SORTS =
      Map.of("hall", "h.code", "number", "b.number", "vendor", "v.name");

  private final Sql sql;

  FloorSearch(Sql sql) {
    this.sql = sql;
  }

  List<ExhibitorRow> exhibitors(long fairId, ListQuery query) {
    Where where = exhibitorsWhere(fairId, query);
    return sql.records(
        ExhibitorRow.class,
        EXHIBITOR_COLUMNS
            + EXHIBITORS
            + where.sql()
            + query.orderAndPage(EXHIBITOR_SORTS, "v.name, e.id"),
        where.parameters());
  }

  int countExhibitors(long fairId, ListQuery query) {
    Where where = exhibitorsWhere(fairId, query);
    return Math.toIntExact(
        sql.number("SELECT count(*)" + EXHIBITORS + where.sql(), where.parameters()));
  }

  List<BoothListRow> booths(long fairId, ListQuery query) {
    Where where = boothsWhere(fairId, query);
    return sql.records(
        BoothListRow.class,
        BOOTH_COLUMNS
            + BOOTHS
            + where.sql()
            + query.orderAndPage(BOOTH_SORTS, "h.code, b.number, b.id"),
        where.parameters());
  }

  int countBooths(long fairId, ListQuery query) {
    Where where = boothsWhere(fairId, query);
    return Math.toIntExact(
        sql.number("SELECT count(*)" + BOOTHS + where.sql(), where.parameters()));
  }

  private static Where exhibitorsWhere(long fairId, ListQuery query) {
    Where where = new Where("e.fair_id = ?", fairId);
    if (!query.search().isEmpty()) {
      where.and(
          "v.name ILIKE ? OR v.code ILIKE ? OR e.sign ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    return where;
  }

  private static Where boothsWhere(long fairId, ListQuery query) {
    Where where = new Where("h.fair_id = ?", fairId);
    if (!query.search().isEmpty()) {
      where.and(
          "b.number ILIKE ? OR v.name ILIKE ? OR e.sign ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query.filter("hall").ifPresent(code -> where.and("h.code = ?", code));
    query
        .filter("state")
        .ifPresent(state -> where.and(state.equals("FREE") ? "a.id IS NULL" : "a.id IS NOT NULL"));
    return where;
  }
}
