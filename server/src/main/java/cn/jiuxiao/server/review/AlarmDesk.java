package cn.jiuxiao.server.review;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Alarms as people see them. Filters: state (OPEN, CLEARED; open without one), kind, outlet. Some
 * clear themselves when what raised them is over; a person clears the others.
 */
@Singleton
public class AlarmDesk {
  private static final int LONGEST_NOTE = 500;

  private static final Map<String, String> SORTS =
      Map.of("raised", "a.raised_at", "kind", "a.kind", "outlet", "o.name");

  private static final String FROM =
      """
       FROM alarm a
       LEFT JOIN terminal t ON t.id = a.terminal_id
       LEFT JOIN outlet o ON o.id = coalesce(a.outlet_id, t.outlet_id)
       LEFT JOIN outlet_place p ON p.outlet_id = o.id
       LEFT JOIN user_account u ON u.id = a.cleared_by
      """;

  private static final String COLUMNS =
      "SELECT a.*, t.label, o.name AS outlet, u.display_name AS cleared_by_name";

  private final Sql sql;
  private final Outlets outlets;
  private final AuditLog audit;
  private final Clock clock;

  AlarmDesk(Sql sql, Outlets outlets, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.outlets = outlets;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<AlarmRow> page(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "a.raised_at DESC, a.id"),
        AlarmDesk::read,
        where.parameters());
  }

  @Transactional(readOnly = true)
  public long count(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.number("SELECT count(*)" + FROM + where.sql(), where.parameters());
  }

  /** Open alarms by kind, the most frequent first. */
  @Transactional(readOnly = true)
  public Map<String, Long> openByKind(Actor actor) {
    Where where = scope(actor).and("a.cleared_at IS NULL");
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.list(
            "SELECT a.kind, count(*)"
                + FROM
                + where.sql()
                + " GROUP BY a.kind ORDER BY count(*) DESC, a.kind",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            where.parameters())
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  /** The outlets that have alarms, by id. */
  @Transactional(readOnly = true)
  public Map<String, String> outlets(Actor actor) {
    Where where = scope(actor).and("o.id IS NOT NULL");
    Map<String, String> names = new LinkedHashMap<>();
    sql.list(
            "SELECT o.id, o.name, count(*) FILTER (WHERE a.cleared_at IS NULL)"
                + FROM
                + where.sql()
                + " GROUP BY o.id, o.name ORDER BY o.name, o.id",
            row -> Map.entry(row.getString(1), row.getString(2) + " · " + row.getLong(3)),
            where.parameters())
        .forEach(one -> names.put(one.getKey(), one.getValue()));
    return names;
  }

  /** Someone has looked after it and says how. Already cleared, it stays as it was. */
  @Transactional
  public void clear(Actor actor, long id, String note) {
    ReviewReaders.mustDecide(actor);
    if (note.isBlank()) {
      throw new Problem(422, "review.reasonMissing");
    }
    if (note.strip().length() > LONGEST_NOTE) {
      throw new Problem(422, "review.noteTooLong", LONGEST_NOTE);
    }
    AlarmRow before = get(actor, id);
    int cleared =
        sql.run(
            "UPDATE alarm SET cleared_at = ?, cleared_by = ?, clearing = ? WHERE id = ? AND cleared_at IS NULL",
            clock.instant(),
            actor.userId(),
            note.strip(),
            id);
    if (cleared == 1) {
      audit.changed(actor.userId(), "alarm", id, before, get(actor, id));
    }
  }

  private AlarmRow get(Actor actor, long id) {
    Where where = scope(actor).and("a.id = ?", id);
    return sql.first(COLUMNS + FROM + where.sql(), AlarmDesk::read, where.parameters())
        .orElseThrow(NotFound::new);
  }

  private Where where(Actor actor, ListQuery query) {
    Where where =
        scope(actor).andContains(query, "o.name", "t.label", "a.terminal_id::text", "a.note");
    where.and(
        query.filter("state").orElse("OPEN").equals("CLEARED")
            ? "a.cleared_at IS NOT NULL"
            : "a.cleared_at IS NULL");
    query.filter("kind").ifPresent(kind -> where.and("a.kind = ?", kind));
    query.filter("outlet").ifPresent(outlet -> where.and("o.id::text = ?", outlet));
    return where;
  }

  private Where scope(Actor actor) {
    ReviewReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters());
  }

  private static AlarmRow read(ResultSet row) throws SQLException {
    return new AlarmRow(
        row.getLong("id"),
        row.getString("kind"),
        row.getObject("terminal_id", UUID.class),
        row.getString("label"),
        row.getString("outlet"),
        row.getString("note"),
        Objects.requireNonNull(Sql.instant(row, "raised_at")),
        Sql.instant(row, "cleared_at"),
        row.getString("cleared_by_name"),
        row.getString("clearing"));
  }
}
