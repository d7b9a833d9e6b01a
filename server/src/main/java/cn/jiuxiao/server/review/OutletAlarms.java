package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.AlarmKind;
import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is open at each outlet: alarms by kind, and entries that wait to be settled. */
@Singleton
public class OutletAlarms {
  /**
   * @param alarms open ones; kinds without any are left out
   * @param entries that wait to be settled
   * @param region code of its county
   * @param oldest when the first of the open alarms was raised, or the first of the entries came
   */
  public record Row(
      long outletId,
      String outlet,
      String region,
      Map<AlarmKind, Long> alarms,
      long entries,
      Instant oldest) {
    public long count(AlarmKind kind) {
      return alarms.getOrDefault(kind, 0L);
    }

    public long allAlarms() {
      return alarms.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static final Map<String, String> SORTS =
      Map.of(
          "outlet", "x.name",
          "alarms", "x.alarms",
          "entries", "x.entries",
          "oldest", "x.oldest");

  private static final String KINDS =
      Stream.of(AlarmKind.values())
          .map(kind -> "count(*) FILTER (WHERE w.what = '%1$s') AS %1$s".formatted(kind))
          .collect(Collectors.joining(", "));

  private static final String OPEN =
      """
      SELECT o.id, o.name, g.code AS region, %s, count(*) FILTER (WHERE w.what <> 'ENTRY') AS alarms,
             count(*) FILTER (WHERE w.what = 'ENTRY') AS entries, min(w.since) AS oldest
      FROM (
        SELECT coalesce(a.outlet_id, t.outlet_id) AS outlet_id, a.kind AS what, a.raised_at AS since
        FROM alarm a LEFT JOIN terminal t ON t.id = a.terminal_id WHERE a.cleared_at IS NULL
        UNION ALL
        SELECT o.id, 'ENTRY', r.received_at %s WHERE r.state <> 'SETTLED'
      ) w
      JOIN outlet o ON o.id = w.outlet_id
      JOIN region g ON g.code = o.region_code
      LEFT JOIN outlet_place p ON p.outlet_id = o.id
      """
          .formatted(KINDS, ReviewRows.FROM);

  private final Sql sql;
  private final Outlets outlets;

  OutletAlarms(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  @Transactional(readOnly = true)
  public List<Row> page(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
        "SELECT * FROM ("
            + OPEN
            + where.sql()
            + " GROUP BY o.id, o.name, g.code) x"
            + query.orderAndPage(SORTS, "x.alarms DESC, x.entries DESC, x.id"),
        OutletAlarms::read,
        where.parameters());
  }

  @Transactional(readOnly = true)
  public long count(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.number(
        "SELECT count(*) FROM (" + OPEN + where.sql() + " GROUP BY o.id, o.name, g.code) x",
        where.parameters());
  }

  private Where where(Actor actor, ListQuery query) {
    ReviewReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters())
        .andContains(query, "o.name", "o.label", "g.name");
  }

  private static Row read(ResultSet row) throws SQLException {
    Map<AlarmKind, Long> alarms = new EnumMap<>(AlarmKind.class);
    for (AlarmKind kind : AlarmKind.values()) {
      long count = row.getLong(kind.name());
      if (count > 0) {
        alarms.put(kind, count);
      }
    }
    return new Row(
        row.getLong("id"),
        row.getString("name"),
        row.getString("region"),
        alarms,
        row.getLong("entries"),
        Objects.requireNonNull(Sql.instant(row, "oldest")));
  }
}
