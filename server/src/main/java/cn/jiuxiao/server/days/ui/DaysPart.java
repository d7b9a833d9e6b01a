package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.DayList;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.outlets.ui.OutletPart;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;
import jakarta.inject.Singleton;

/** The tab of an outlet's page with its days. */
@Singleton
class DaysPart implements OutletPart {
  private static final int AFTER_CASHIERS = 25;

  private final DayList days;

  DaysPart(DayList days) {
    this.days = days;
  }

  @Override
  public int order() {
    return AFTER_CASHIERS;
  }

  @Override
  public String name() {
    return "days";
  }

  @Override
  public String titleKey() {
    return "days.title";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return Outlets.isSeer(actor) && Kiosks.maySee(actor, outlet);
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    return DayLists.ofOutlet(days, actor, outlet.storedId());
  }
}
