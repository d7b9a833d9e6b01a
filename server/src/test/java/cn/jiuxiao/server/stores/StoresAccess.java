package cn.jiuxiao.server.stores;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.stores.ui.StoreView;
import cn.jiuxiao.server.stores.ui.StoresView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Stores concern the office, the counties, their managers and the vendors they carry. */
@Singleton
class StoresAccess implements AccessRows {
  private static final Role[] STORES = {
    ADMINISTRATOR, PROGRAMME_OFFICE, COUNTY_OFFICER, STORE_MANAGER, VENDOR, INSPECTOR
  };

  @Override
  public void declare(Access access) {
    access.view(StoresView.class, "stores", STORES);
    access.viewOfNothing(StoreView.class, "stores/999999", STORES);
  }
}
