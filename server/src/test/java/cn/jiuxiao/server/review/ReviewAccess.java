package cn.jiuxiao.server.review;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.review.ui.AlarmsView;
import cn.jiuxiao.server.review.ui.CarryView;
import cn.jiuxiao.server.review.ui.EarlyView;
import cn.jiuxiao.server.review.ui.OutletAlarmsView;
import cn.jiuxiao.server.review.ui.ReviewEntryView;
import cn.jiuxiao.server.review.ui.ReviewView;
import cn.jiuxiao.server.review.ui.UnverifiedView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** The office decides; who is responsible for a place sees what waits there. */
@Singleton
class ReviewAccess implements AccessRows {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final Role[] READERS = {
    ADMINISTRATOR, PROGRAMME_OFFICE, COUNTY_OFFICER, INSPECTOR, FAIR_ORGANIZER, STORE_MANAGER
  };

  @Override
  public void declare(Access access) {
    access.view(ReviewView.class, "review", READERS);
    access.view(AlarmsView.class, "review/alarms", READERS);
    access.view(OutletAlarmsView.class, "review/outlets", READERS);
    access.view(
        CarryView.class,
        "carry",
        ADMINISTRATOR,
        PROGRAMME_OFFICE,
        COUNTY_OFFICER,
        FAIR_ORGANIZER,
        STORE_MANAGER,
        VENDOR);
    access.viewOfNothing(ReviewEntryView.class, "review/entries/" + NOBODY + "/0/1", READERS);
    access.viewOfNothing(
        EarlyView.class, "review/early/" + NOBODY + "/1/" + "A".repeat(43), READERS);
    access.viewOfNothing(UnverifiedView.class, "review/unverified/AAAA", READERS);
  }
}
