package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.dues.ui.DuesView;
import cn.jiuxiao.server.dues.ui.UnitAccountView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** What units owe concerns all who sell or oversee; of whose outlets is the outlets' scope. */
@Singleton
class DuesAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.view(DuesView.class, "dues", Access.ALL_WHO_SELL_OR_OVERSEE);
    access.viewOfNothing(UnitAccountView.class, "dues/999999", Access.ALL_WHO_SELL_OR_OVERSEE);
  }
}
