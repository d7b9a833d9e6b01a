package cn.jiuxiao.server.days;

import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.BusinessDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's day with all that is known of it.
 *
 * @param now what it comes to at this moment
 * @param drawers of all shifts that were open at some moment of it
 * @param closings the latest first
 * @param mayClose this person may close it
 */
public record Day(
    Outlet outlet,
    BusinessDay day,
    DayState state,
    DaySums now,
    DayAsides asides,
    List<ShiftDrawer> drawers,
    List<Waited> waited,
    List<ParkedEntry> parked,
    List<DayClosing> closings,
    boolean mayClose) {

  /** As it was closed last; null while it is not. */
  public @Nullable DayClosing closed() {
    return closings.isEmpty() ? null : closings.getFirst();
  }

  /** True if something came in, or was decided, since it was closed last. */
  public boolean hasChanged() {
    return !closings.isEmpty() && !closings.getFirst().sums().equals(now);
  }
}
