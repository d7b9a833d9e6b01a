package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Finds the devices that may still bring something of an outlet's day. What is parked is here, so
 * nobody waits for it; a device that was revoked before the day began has nothing of it. An open
 * shift holds up no later day once another device took the place, or a person closed a day without
 * it, until the device is heard of again.
 */
@Singleton
class FindWaited {
  /**
   * An opening that the office refused did happen to the device. Whose own entries have passed the
   * day's end has nothing more of it behind a gap or unsent.
   */
  private static final String WAITED =
      """
      WITH d AS (
        SELECT outlet_id, day, day::timestamp AT TIME ZONE 'Asia/Shanghai' AS starts,
               (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS ends
        FROM unnest(?::bigint[], ?::date[]) AS k (outlet_id, day)),
      device AS (
        SELECT t.id, t.kiosk_id, t.outlet_id, t.label, t.enrolled_at, v.revoked_at, c.seen_at, c.open_shift,
               coalesce(c.next_seq - b.next_seq, 0) AS missing,
               (SELECT coalesce(j.happened_at, e.received_at) FROM entry_judgement j
                JOIN journal_entry e ON e.terminal_id = j.terminal_id AND e.branch = j.branch AND e.seq = j.seq
                WHERE j.terminal_id = t.id AND j.branch = b.branch AND j.seq = b.next_seq - 1) AS wrote_at
        FROM terminal t
        JOIN LATERAL (SELECT branch, next_seq FROM terminal_branch b WHERE b.terminal_id = t.id
                      ORDER BY next_seq DESC, branch LIMIT 1) b ON true
        LEFT JOIN terminal_revocation v ON v.terminal_id = t.id
        LEFT JOIN terminal_contact c ON c.terminal_id = t.id
        WHERE t.outlet_id = ANY (?::bigint[])),
      opening AS MATERIALIZED (
        SELECT s.terminal_id, s.seq, s.opened_at FROM shift s
        WHERE s.outlet_id = ANY (?::bigint[])
          AND NOT EXISTS (SELECT FROM shift_closing c WHERE c.terminal_id = s.terminal_id AND c.shift_seq = s.seq)
        UNION ALL
        SELECT j.terminal_id, j.seq, coalesce(j.happened_at, e.received_at)
        FROM device t
        JOIN entry_judgement j ON j.terminal_id = t.id AND j.outcome <> 'RECORDED' AND j.kind = 'SHIFT_OPENED' AND j.branch = 0
        JOIN journal_entry e ON e.terminal_id = j.terminal_id AND e.branch = j.branch AND e.seq = j.seq
        WHERE NOT EXISTS (SELECT FROM shift s WHERE s.terminal_id = j.terminal_id AND s.branch = j.branch AND s.seq = j.seq)
          AND NOT EXISTS (SELECT FROM shift_closing c WHERE c.terminal_id = j.terminal_id AND c.shift_seq = j.seq)),
      unclosed AS MATERIALIZED (
        SELECT o.* FROM opening o
        WHERE NOT EXISTS (SELECT FROM entry_judgement j WHERE j.terminal_id = o.terminal_id AND j.outcome <> 'RECORDED'
                AND j.kind = 'SHIFT_CLOSED' AND j.seq > o.seq
                AND NOT EXISTS (SELECT FROM entry_judgement n WHERE n.terminal_id = j.terminal_id AND n.branch = j.branch
                      AND n.seq > o.seq AND n.seq < j.seq AND n.kind = 'SHIFT_OPENED'))),
      early AS (
        SELECT e.terminal_id, min(e.received_at) AS since, max(e.received_at) AS latest, min(e.seq) AS seq
        FROM early_entry e JOIN device t ON t.id = e.terminal_id WHERE e.joined_at IS NULL GROUP BY 1)
      SELECT d.outlet_id, d.day, t.id, t.label, w.cause, w.since, w.number
      FROM d
      JOIN device t ON t.outlet_id = d.outlet_id AND t.enrolled_at < d.ends AND coalesce(t.revoked_at, d.starts) >= d.starts
      CROSS JOIN LATERAL (
        SELECT CASE WHEN coalesce(t.open_shift, u.seq) = u.seq AND (t.seen_at IS NULL OR t.open_shift IS NOT NULL)
                    THEN 'OPEN_SHIFT' ELSE 'CLOSING' END AS cause, u.opened_at AS since, u.seq AS number
        FROM unclosed u WHERE u.terminal_id = t.id AND u.opened_at < d.ends
          AND NOT EXISTS (SELECT FROM terminal n WHERE n.kiosk_id = t.kiosk_id AND n.enrolled_at <= d.starts
                AND n.enrolled_at > greatest(t.enrolled_at, t.seen_at))
          AND NOT EXISTS (SELECT FROM outlet_day_closing_without w JOIN outlet_day_closing c USING (outlet_id, business_day, number)
                WHERE w.terminal_id = t.id AND w.outlet_id = d.outlet_id AND w.business_day < d.day
                  AND w.cause IN ('OPEN_SHIFT', 'CLOSING') AND w.what = u.seq AND c.closed_at > greatest(t.enrolled_at, t.seen_at))
        UNION ALL
        SELECT 'GAP', e.since, greatest(t.missing, 1) FROM early e
        WHERE e.terminal_id = t.id AND e.latest >= d.starts AND coalesce(t.wrote_at < d.ends, true)
        UNION ALL
        SELECT 'UNSENT', t.seen_at, t.missing
        WHERE t.missing > 0 AND t.seen_at >= d.starts AND coalesce(t.wrote_at < d.ends, true)
          AND NOT EXISTS (SELECT FROM early e WHERE e.terminal_id = t.id)) w
      ORDER BY d.outlet_id, d.day, t.label, w.since
      """;

  private final Sql sql;

  FindWaited(Sql sql) {
    this.sql = sql;
  }

  List<Waited> of(long outlet, BusinessDay day) {
    return of(List.of(new DayKey(outlet, day))).getOrDefault(new DayKey(outlet, day), List.of());
  }

  /** Days for which nothing is waited are left out. */
  Map<DayKey, List<Waited>> of(Collection<DayKey> days) {
    Long[] outlets = days.stream().map(DayKey::outletId).toArray(Long[]::new);
    String[] dates = days.stream().map(day -> day.day().toString()).toArray(String[]::new);
    Map<DayKey, List<Waited>> found = new HashMap<>();
    sql.list(
            WAITED,
            row -> {
              var day =
                  new DayKey(row.getLong(1), new BusinessDay(row.getObject(2, LocalDate.class)));
              return Map.entry(
                  day,
                  new Waited(
                      row.getObject(3, UUID.class),
                      row.getString(4),
                      Waited.Cause.valueOf(row.getString(5)),
                      Objects.requireNonNull(Sql.instant(row, "since")),
                      row.getLong(7)));
            },
            outlets,
            dates,
            outlets,
            outlets)
        .forEach(
            one ->
                found.computeIfAbsent(one.getKey(), day -> new ArrayList<>()).add(one.getValue()));
    return found;
  }
}
