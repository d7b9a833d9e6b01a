package cn.jiuxiao.server.outlets;

import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.outlets.ui.OutletView;
import cn.jiuxiao.server.outlets.ui.OutletsView;
import cn.jiuxiao.server.outlets.ui.OwnPricesView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Selling places concern all who sell or oversee; a vendor's own prices only vendors. */
@Singleton
class OutletsAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.view(OutletsView.class, "outlets", Access.ALL_WHO_SELL_OR_OVERSEE);
    access.viewOfNothing(OutletView.class, "outlets/999999", Access.ALL_WHO_SELL_OR_OVERSEE);
    access.view(OwnPricesView.class, "prices", VENDOR);
  }
}
