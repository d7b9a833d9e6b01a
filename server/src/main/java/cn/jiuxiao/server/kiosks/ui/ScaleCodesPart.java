package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.ScaleCodes;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.ui.OutletPart;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;
import jakarta.inject.Singleton;

/** The tab of an outlet's page that says how its scales print codes. */
@Singleton
class ScaleCodesPart implements OutletPart {
  private final ScaleCodes scaleCodes;

  ScaleCodesPart(ScaleCodes scaleCodes) {
    this.scaleCodes = scaleCodes;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String name() {
    return "scales";
  }

  @Override
  public String titleKey() {
    return "kiosks.tab.scales";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return Kiosks.maySee(actor, outlet);
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    return new ScaleCodesPanel(scaleCodes, actor, outlet);
  }
}
