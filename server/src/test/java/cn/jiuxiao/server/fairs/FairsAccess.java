package cn.jiuxiao.server.fairs;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.fairs.ui.FairView;
import cn.jiuxiao.server.fairs.ui.FairsView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Fairs concern the office, the counties, their organizers and those who exhibit. */
@Singleton
class FairsAccess implements AccessRows {
  private static final Role[] FAIRS = {
    ADMINISTRATOR, PROGRAMME_OFFICE, COUNTY_OFFICER, FAIR_ORGANIZER, VENDOR, INSPECTOR
  };

  @Override
  public void declare(Access access) {
    access.view(FairsView.class, "fairs", FAIRS);
    access.viewOfNothing(FairView.class, "fairs/999999/plan", FAIRS);
  }
}
