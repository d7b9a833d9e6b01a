package cn.jiuxiao.server.days;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Closes an outlet's day: by itself when nothing is waited for, or by a person who says why. All
 * that a closing says is read as of one moment, whatever comes in meanwhile.
 */
@Singleton
public class CloseDay {
  /** Characters of a reason; a form's field takes no more. */
  public static final int LONGEST_REASON = 500;

  /** PostgreSQL's serialization_failure. */
  private static final String MEANWHILE = "40001";

  private final Kiosks kiosks;
  private final ReadDay read;
  private final FindWaited waited;
  private final DayClosings closings;
  private final AuditLog audit;
  private final Clock clock;

  CloseDay(
      Kiosks kiosks,
      ReadDay read,
      FindWaited waited,
      DayClosings closings,
      AuditLog audit,
      Clock clock) {
    this.kiosks = kiosks;
    this.read = read;
    this.waited = waited;
    this.closings = closings;
    this.audit = audit;
    this.clock = clock;
  }

  /** As the audit log tells it. */
  record Closed(String outlet, BusinessDay day, int number, String reason, List<String> without) {}

  /**
   * Closes it without whatever is still waited for; a day that was closed before is closed again,
   * if something has changed since.
   *
   * @param seen how many closings the person saw: someone else may have closed it meanwhile
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void close(Actor actor, long outletId, BusinessDay day, int seen, String reason) {
    Outlet outlet = kiosks.workable(actor, outletId);
    if (day.compareTo(BusinessDay.today(clock)) > 0) {
      throw new NotFound();
    }
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new Problem(422, "days.needs-reason", LONGEST_REASON);
    }
    DaySums sums = read.sums(outletId, day, read.drawers(outletId, day));
    List<DayClosing> before = closings.of(outletId, day);
    if (before.size() != seen) {
      throw new Problem(409, "days.closed-meanwhile");
    }
    if (!before.isEmpty() && before.getFirst().sums().equals(sums)) {
      throw new Problem(409, "days.nothing-new");
    }
    List<Waited> without = waited.of(outletId, day);
    var key = new DayKey(outletId, day);
    int number = seen + 1;
    add(key, number, actor, why, without, sums);
    List<String> labels = without.stream().map(Waited::label).distinct().toList();
    audit.changed(
        actor.userId(),
        "outlet_day_closing",
        outlet.label() + "/" + day + "/" + number,
        null,
        new Closed(outlet.name(), day, number, why, labels));
  }

  /** The database refuses a number that a closing took since this one began to read. */
  private void add(
      DayKey key, int number, Actor actor, String why, List<Waited> without, DaySums sums) {
    try {
      if (closings.add(key, number, clock.instant(), actor.userId(), why, without, sums)) {
        return;
      }
    } catch (DataAccessException e) {
      if (!(e.getCause() instanceof SQLException cause && MEANWHILE.equals(cause.getSQLState()))) {
        throw e;
      }
    }
    throw new Problem(409, "days.closed-meanwhile");
  }

  /**
   * Closes a day that is over if nothing is waited for, again if a person closed it before it was
   * over.
   *
   * @return false if it was left as it is
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public boolean closeByItself(long outletId, BusinessDay day) {
    List<DayClosing> before = closings.of(outletId, day);
    if (day.compareTo(BusinessDay.today(clock)) >= 0
        || before.stream().anyMatch(one -> !one.at().isBefore(day.end()))
        || !waited.of(outletId, day).isEmpty()) {
      return false;
    }
    DaySums sums = read.sums(outletId, day, read.drawers(outletId, day));
    var key = new DayKey(outletId, day);
    return closings.add(key, before.size() + 1, clock.instant(), null, null, List.of(), sums);
  }
}
