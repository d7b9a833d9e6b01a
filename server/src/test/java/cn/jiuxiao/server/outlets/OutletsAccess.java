package cn.jiuxiao.server.outlets;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.outlets.ui.OutletView;
import cn.jiuxiao.server.outlets.ui.OutletsView;
import cn.jiuxiao.server.outlets.ui.OwnPricesView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Selling places concern all who sell or oversee; a vendor's own prices only vendors. */
@Singleton
class OutletsAccess implements AccessRows {
  private static final Role[] OUTLETS = {
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
    access.view(OutletsView.class, "outlets", OUTLETS);
    access.viewOfNothing(OutletView.class, "outlets/999999", OUTLETS);
    access.view(OwnPricesView.class, "prices", VENDOR);
  }
}
