package cn.jiuxiao.server.days;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Opens an outlet's day. */
@Singleton
public class Days {
  private final Kiosks kiosks;
  private final ReadDay read;
  private final FindWaited waited;
  private final DayClosings closings;
  private final Clock clock;

  Days(Kiosks kiosks, ReadDay read, FindWaited waited, DayClosings closings, Clock clock) {
    this.kiosks = kiosks;
    this.read = read;
    this.waited = waited;
    this.closings = closings;
    this.clock = clock;
  }

  /**
   * A day of an outlet that the actor may see, as of one moment; one that has not begun is not
   * found.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Day open(Actor actor, long outletId, BusinessDay day) {
    Outlet outlet = kiosks.mustHaveTills(actor, outletId);
    BusinessDay today = BusinessDay.today(clock);
    if (day.compareTo(today) > 0) {
      throw new NotFound();
    }
    List<ShiftDrawer> drawers = read.drawers(outletId, day);
    List<DayClosing> closed = closings.of(outletId, day);
    DayState state =
        !closed.isEmpty() ? DayState.CLOSED : day.equals(today) ? DayState.OPEN : DayState.WAITING;
    return new Day(
        outlet,
        day,
        state,
        read.sums(outletId, day, drawers),
        read.asides(outletId, day),
        drawers,
        waited.of(outletId, day),
        read.parked(outletId, day),
        closed,
        Kiosks.mayWork(actor, outlet));
  }
}
