package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What may still change a month: whoever publishes it should know. */
@Singleton
public class OpenInMonth {
  private static final String MONTH =
      "WITH k AS (SELECT ?::date AS first, ?::date AS last, ?::timestamptz AS began, ?::timestamptz AS ended) ";

  private final Sql sql;

  OpenInMonth(Sql sql) {
    this.sql = sql;
  }

  /** Why something may still come. */
  public enum Kind {
    /** Entries that wait for a person. */
    WAITING,
    /** Tills of which an entry is here whose predecessor is not. */
    GAP,
    /** Tills not heard of since the month ended. */
    UNREPORTED,
    /** Tills that have said that they hold unsent entries. */
    UNSENT,
    /** Shifts of the month that are not closed. */
    OPEN_SHIFT
  }

  private static final Map<Kind, String> NAMES =
      Map.of(
          Kind.WAITING,
          """
          SELECT t.label || '-' || u.seq FROM k CROSS JOIN unsettled_entry u JOIN terminal t ON t.id = u.terminal_id
          JOIN journal_entry e ON e.terminal_id = u.terminal_id AND e.branch = u.branch AND e.seq = u.seq
          WHERE u.business_day BETWEEN k.first AND k.last OR u.business_day IS NULL AND e.received_at >= k.began
          ORDER BY 1
          """,
          Kind.GAP,
          """
          SELECT DISTINCT t.label FROM k CROSS JOIN early_entry e JOIN terminal t ON t.id = e.terminal_id
          WHERE e.joined_at IS NULL AND e.received_at >= k.began ORDER BY 1
          """,
          Kind.UNREPORTED,
          """
          SELECT t.label FROM k CROSS JOIN terminal_contact c JOIN terminal t ON t.id = c.terminal_id
          WHERE c.seen_at < k.ended AND (c.seen_at >= k.began OR c.unsent > 0 OR c.open_shift IS NOT NULL)
            AND NOT EXISTS (SELECT FROM terminal_revocation x WHERE x.terminal_id = t.id)
          ORDER BY 1
          """,
          Kind.UNSENT,
          """
          SELECT t.label FROM k CROSS JOIN terminal_contact c JOIN terminal t ON t.id = c.terminal_id
          WHERE c.seen_at >= k.ended AND c.unsent > 0 AND t.enrolled_at < k.ended
            AND NOT EXISTS (SELECT FROM terminal_revocation x WHERE x.terminal_id = t.id)
          ORDER BY 1
          """,
          Kind.OPEN_SHIFT,
          """
          SELECT t.label || '-' || s.seq FROM k CROSS JOIN shift s JOIN terminal t ON t.id = s.terminal_id
          WHERE s.opened_at >= k.began AND s.opened_at < k.ended
            AND NOT EXISTS (SELECT FROM shift_closing c WHERE c.terminal_id = s.terminal_id AND c.shift_seq = s.seq)
          ORDER BY 1
          """);

  /** Which they are, by name; kinds of which there is nothing are left out. */
  @Transactional(readOnly = true)
  public Map<Kind, List<String>> of(Actor actor, YearMonth month) {
    Figures.mustRead(actor);
    var first = new BusinessDay(month.atDay(1));
    var last = new BusinessDay(month.atEndOfMonth());
    Map<Kind, List<String>> open = new EnumMap<>(Kind.class);
    NAMES.forEach(
        (kind, names) -> {
          List<String> found =
              sql.list(
                  MONTH + names, row -> row.getString(1), first, last, first.start(), last.end());
          if (!found.isEmpty()) {
            open.put(kind, found);
          }
        });
    return open;
  }
}
