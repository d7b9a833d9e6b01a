package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The list of terminals. */
@Singleton
class TerminalSearch {

  private static final String UNSETTLED =
      """
      (SELECT count(*) FROM entry_judgement j WHERE j.terminal_id = t.id AND j.outcome <> 'RECORDED'
         AND NOT EXISTS (SELECT FROM settlement s WHERE (s.terminal_id, s.branch, s.seq) = (j.terminal_id, j.branch, j.seq)))
      """;

  private static final String FROM =
      """
       FROM terminal t JOIN outlet o ON o.id = t.outlet_id JOIN outlet_place p ON p.outlet_id = o.id
      LEFT JOIN terminal_contact c ON c.terminal_id = t.id
      LEFT JOIN terminal_revocation r ON r.terminal_id = t.id
      """;

  private static final String COLUMNS =
      """
      SELECT t.id, t.label, t.kiosk_id, t.outlet_id, o.name AS outlet_name, o.place, o.region_code, o.channel_code,
             t.enrolled_at, c.seen_at, c.unsent, c.open_shift, c.app_version, c.storage_persisted, c.clock_offset_ms,
             (SELECT count(*) FROM journal_entry e WHERE e.terminal_id = t.id) AS received,
             (SELECT count(*) FROM terminal_branch b WHERE b.terminal_id = t.id) AS branches,
      """
          + UNSETTLED
          + " AS unsettled, r.revoked_at";

  private static final Map<String, String> SORTS =
      Map.of(
          "label", "t.label",
          "outlet", "o.name",
          "place", "o.place",
          "seen", "c.seen_at",
          "unsent", "c.unsent",
          "enrolled", "t.enrolled_at");

  private final Sql sql;

  TerminalSearch(Sql sql) {
    this.sql = sql;
  }

  List<TerminalRow> rows(OutletScope scope, ListQuery query) {
    Where where = where(scope, query);
    return sql.records(
        TerminalRow.class,
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "t.label, t.id"),
        where.parameters());
  }

  int count(OutletScope scope, ListQuery query) {
    Where where = where(scope, query);
    return Math.toIntExact(sql.number("SELECT count(*)" + FROM + where.sql(), where.parameters()));
  }

  Optional<TerminalRow> row(UUID id) {
    return sql.records(TerminalRow.class, COLUMNS + FROM + " WHERE t.id = ?", id).stream()
        .findFirst();
  }

  private static Where where(OutletScope scope, ListQuery query) {
    Where where = new Where(OutletScope.SQL, scope.parameters());
    if (scope.vendorId() != null) {
      // A counter carries the vendor's goods, but its tills are the store's.
      where.and("o.vendor_id = ?", scope.vendorId());
    }
    if (!query.search().isEmpty()) {
      where.and(
          "t.label ILIKE ? OR o.name ILIKE ? OR o.place ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    query.filter("outlet").ifPresent(id -> where.and("o.id::text = ?", id));
    query.filter("state").ifPresent(state -> where.and(condition(state)));
    return where;
  }

  private static String condition(String state) {
    return switch (state) {
      case "ACTIVE" -> "r.terminal_id IS NULL";
      case "REVOKED" -> "r.terminal_id IS NOT NULL";
      case "UNSENT" -> "c.unsent > 0";
      case "UNSETTLED" -> UNSETTLED + " > 0";
      default -> "false";
    };
  }
}
