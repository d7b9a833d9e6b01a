package cn.jiuxiao.server.days;

import cn.jiuxiao.server.days.KnownDays.Which;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the days for which nothing is waited any more. It looks every minute instead of at each
 * upload, which nothing here may hold up; each day is a transaction of its own.
 */
@Singleton
class ClosePastDays {
  private static final Logger LOG = LoggerFactory.getLogger(ClosePastDays.class);

  /** Longer than tills keep what was acknowledged; older days are looked at once a night. */
  static final int RECENT_DAYS = 45;

  private static final BusinessDay FIRST = new BusinessDay(LocalDate.of(2000, 1, 1));
  private static final int AT_ONCE = 200;

  private final Sql sql;
  private final FindWaited waited;
  private final CloseDay closeDay;
  private final Clock clock;

  ClosePastDays(Sql sql, FindWaited waited, CloseDay closeDay, Clock clock) {
    this.sql = sql;
    this.waited = waited;
    this.closeDay = closeDay;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void recent() {
    closeSince(new BusinessDay(BusinessDay.today(clock).date().minusDays(RECENT_DAYS)));
  }

  /** After a restore or a long rest there may be many. */
  @Scheduled(initialDelay = "45s")
  void allOnce() {
    closeSince(FIRST);
  }

  @Scheduled(cron = "0 10 3 * * *", zoneId = "Asia/Shanghai")
  void all() {
    closeSince(FIRST);
  }

  /** Tells how many it closed. */
  int closeSince(BusinessDay first) {
    int closed = 0;
    try {
      List<DayKey> open = notClosed(first);
      for (int from = 0; from < open.size(); from += AT_ONCE) {
        closed += close(open.subList(from, Math.min(from + AT_ONCE, open.size())));
      }
    } catch (DataAccessException e) {
      LOG.warn("Days could not be closed; tried again in a minute", e);
    }
    return closed;
  }

  private int close(List<DayKey> days) {
    Map<DayKey, List<Waited>> stillWaiting = stillWaiting(days);
    int closed = 0;
    for (DayKey day : days) {
      if (!stillWaiting.containsKey(day) && close(day)) {
        closed++;
      }
    }
    return closed;
  }

  /** Where it cannot be found out for all at once, each day is asked by itself. */
  private Map<DayKey, List<Waited>> stillWaiting(List<DayKey> days) {
    try {
      return waited.of(days);
    } catch (RuntimeException e) {
      LOG.warn("What {} days wait for could not be read at once", days.size(), e);
      return Map.of();
    }
  }

  /** One day that cannot be closed, for whatever reason, keeps no other open. */
  private boolean close(DayKey day) {
    try {
      return closeDay.closeByItself(day.outletId(), day.day());
    } catch (RuntimeException e) {
      LOG.warn("Day {} of outlet {} could not be closed", day.day(), day.outletId(), e);
      return false;
    }
  }

  private List<DayKey> notClosed(BusinessDay first) {
    var yesterday = new BusinessDay(BusinessDay.today(clock).date().minusDays(1));
    var days = new KnownDays(null, first, yesterday, Which.NOT_CLOSED_SINCE_OVER);
    return sql.list(
        "SELECT d.outlet_id, d.day FROM " + days.sql() + " d ORDER BY d.day, d.outlet_id",
        row -> new DayKey(row.getLong(1), new BusinessDay(row.getObject(2, LocalDate.class))),
        days.parameters().toArray());
  }
}
