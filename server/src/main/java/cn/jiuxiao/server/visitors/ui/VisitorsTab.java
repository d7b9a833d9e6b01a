package cn.jiuxiao.server.visitors.ui;

import cn.jiuxiao.server.fairs.ui.FairTab;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;

/** Leads from a fair to its visitors, for those who may see them. */
@Singleton
class VisitorsTab implements FairTab {
  static final String NAME = "visitors";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String titleKey() {
    return "visitors.visitors";
  }

  @Override
  public boolean isFor(Actor actor) {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER);
  }
}
