package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.Assortment;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;
import jakarta.inject.Singleton;

/** The first tab of an outlet's page. */
@Singleton
class PriceListPart implements OutletPart {
  private final PriceLists priceLists;
  private final Assortment assortment;

  PriceListPart(PriceLists priceLists, Assortment assortment) {
    this.priceLists = priceLists;
    this.assortment = assortment;
  }

  @Override
  public int order() {
    return 0;
  }

  @Override
  public String name() {
    return "prices";
  }

  @Override
  public String titleKey() {
    return "outlets.tab.prices";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return true;
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    return new PriceListPanel(actor, outlet, priceLists, assortment);
  }
}
