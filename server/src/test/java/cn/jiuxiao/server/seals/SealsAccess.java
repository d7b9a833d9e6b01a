package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.seals.ui.SealsView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** The office cuts them, the inspector takes them away. */
@Singleton
class SealsAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.view(
        SealsView.class, "seals", Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR);
  }
}
