package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A day as a line of a list.
 *
 * @param expected cash of the shifts that were closed: as the day was closed last, else as it is
 *     now
 * @param changed what the total is more or less since the day was closed last; null while it is not
 */
public record DayRow(
    long outletId,
    String outlet,
    BusinessDay day,
    DayState state,
    long sales,
    long refunds,
    Money total,
    Money eligible,
    Money expected,
    Money counted,
    @Nullable Money changed) {
  public Money difference() {
    return counted.minus(expected);
  }

  public String route() {
    return "days/" + outletId + "/" + day;
  }

  DayRow withCash(DaySums sums) {
    return new DayRow(
        outletId,
        outlet,
        day,
        state,
        sales,
        refunds,
        total,
        eligible,
        sums.expected(),
        sums.counted(),
        changed);
  }
}
