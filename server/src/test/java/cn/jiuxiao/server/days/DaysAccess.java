package cn.jiuxiao.server.days;

import cn.jiuxiao.server.days.ui.DayView;
import cn.jiuxiao.server.days.ui.WaitingDaysView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Days concern all who sell or oversee; whose outlets they see is the outlets' scope. */
@Singleton
class DaysAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.view(WaitingDaysView.class, "days", Access.ALL_WHO_SELL_OR_OVERSEE);
    access.viewOfNothing(DayView.class, "days/999999/2026-10-17", Access.ALL_WHO_SELL_OR_OVERSEE);
  }
}
