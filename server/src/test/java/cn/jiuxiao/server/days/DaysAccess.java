package cn.jiuxiao.server.days;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.days.ui.DayView;
import cn.jiuxiao.server.days.ui.WaitingDaysView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Days concern all who sell or oversee; whose outlets they see is the outlets' scope. */
@Singleton
class DaysAccess implements AccessRows {
  private static final Role[] DAYS = {
    ADMINISTRATOR,
    PROGRAMME_OFFICE,
    COUNTY_OFFICER,
    FAIR_ORGANIZER,
    STORE_MANAGER,
    VENDOR,
    INSPECTOR
  };

  @Override
  public void declare(Access access) {
    access.view(WaitingDaysView.class, "days", DAYS);
    access.viewOfNothing(DayView.class, "days/999999/2026-10-17", DAYS);
  }
}
