package cn.jiuxiao.server.review;

import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for a person, the newest first. Filters: state, reason, outlet. Without a state, what
 * is settled is left out.
 */
@Singleton
public class ReviewList {
  private static final Map<String, String> SORTS =
      Map.of(
          "received", "r.received_at",
          "outlet", "o.name",
          "reason", "r.reason",
          "day", "r.business_day",
          "seq", "r.seq");

  private final Sql sql;
  private final Outlets outlets;

  ReviewList(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  @Transactional(readOnly = true)
  public List<ReviewRow> page(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
        ReviewRows.COLUMNS
            + ReviewRows.FROM
            + where.sql()
            + query.orderAndPage(
                SORTS, "r.received_at DESC, r.terminal_id, r.branch, r.seq, r.mark"),
        ReviewRows::read,
        where.parameters());
  }

  @Transactional(readOnly = true)
  public long count(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.number("SELECT count(*)" + ReviewRows.FROM + where.sql(), where.parameters());
  }

  /** How many there are of each state; states without any are left out. */
  @Transactional(readOnly = true)
  public Map<ReviewState, Long> counts(Actor actor) {
    Where where = scope(actor);
    Map<ReviewState, Long> counts = new EnumMap<>(ReviewState.class);
    sql.list(
            "SELECT r.state, count(*)" + ReviewRows.FROM + where.sql() + " GROUP BY r.state",
            row -> Map.entry(ReviewState.valueOf(row.getString(1)), row.getLong(2)),
            where.parameters())
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  /** The outlets that stand on the list, by id. */
  @Transactional(readOnly = true)
  public Map<String, String> outlets(Actor actor) {
    Where where = scope(actor).and("o.id IS NOT NULL");
    Map<String, String> names = new LinkedHashMap<>();
    sql.list(
            "SELECT DISTINCT o.name, o.label, o.id"
                + ReviewRows.FROM
                + where.sql()
                + " ORDER BY o.name, o.id",
            row -> Map.entry(row.getString(3), row.getString(1) + " · " + row.getString(2)),
            where.parameters())
        .forEach(one -> names.put(one.getKey(), one.getValue()));
    return names;
  }

  /** The reasons that occur. */
  @Transactional(readOnly = true)
  public List<String> reasons(Actor actor) {
    Where where = scope(actor).and("r.reason IS NOT NULL");
    return sql.list(
        "SELECT DISTINCT r.reason" + ReviewRows.FROM + where.sql() + " ORDER BY 1",
        row -> row.getString(1),
        where.parameters());
  }

  private Where where(Actor actor, ListQuery query) {
    Where where =
        scope(actor)
            .andContains(
                query,
                "o.name",
                "t.label || '-' || r.seq",
                "r.terminal_id::text",
                "r.detail",
                "r.kind");
    query
        .filter("state")
        .ifPresentOrElse(
            state -> where.and("r.state = ?", state), () -> where.and("r.state <> 'SETTLED'"));
    query.filter("reason").ifPresent(reason -> where.and("r.reason = ?", reason));
    query.filter("outlet").ifPresent(outlet -> where.and("o.id::text = ?", outlet));
    return where;
  }

  private Where scope(Actor actor) {
    ReviewReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters());
  }
}
