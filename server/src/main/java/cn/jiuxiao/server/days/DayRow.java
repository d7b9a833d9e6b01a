package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A day as a line of a list.
 *
 * @param now what it comes to at this moment
 * @param closed as it was closed last; null while it is not
 */
public record DayRow(
    long outletId,
    String outlet,
    BusinessDay day,
    DayState state,
    DaySums now,
    @Nullable DaySums closed) {

  /** True if something came in, or was decided, since it was closed last. */
  public boolean hasChanged() {
    return closed != null && !closed.equals(now);
  }

  /** What the total is more or less since it was closed last; null if nothing changed. */
  public @Nullable Money changedTotal() {
    return closed == null || !hasChanged() ? null : now.total().minus(closed.total());
  }

  /** The same of the cash that was counted. */
  public @Nullable Money changedCounted() {
    return closed == null || !hasChanged() ? null : now.counted().minus(closed.counted());
  }

  public String route() {
    return "days/" + outletId + "/" + day;
  }
}
