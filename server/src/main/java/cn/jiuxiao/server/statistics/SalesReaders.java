package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;

/** Who may open sales at all; of which outlets is decided by the outlets' scope. */
final class SalesReaders {
  private SalesReaders() {}

  static void mustBeOne(Actor actor) {
    actor.mustBe(
        Role.ADMINISTRATOR,
        Role.PROGRAMME_OFFICE,
        Role.INSPECTOR,
        Role.COUNTY_OFFICER,
        Role.FAIR_ORGANIZER,
        Role.STORE_MANAGER,
        Role.VENDOR);
  }
}
