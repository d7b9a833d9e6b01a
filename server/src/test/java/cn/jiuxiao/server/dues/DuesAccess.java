package cn.jiuxiao.server.dues;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.dues.ui.DuesView;
import cn.jiuxiao.server.dues.ui.UnitAccountView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** What units owe concerns all who sell or oversee; of whose outlets is the outlets' scope. */
@Singleton
class DuesAccess implements AccessRows {
  private static final Role[] DUES = {
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
    access.view(DuesView.class, "dues", DUES);
    access.viewOfNothing(UnitAccountView.class, "dues/999999", DUES);
  }
}
