package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.Printers;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.ui.OutletPart;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;
import jakarta.inject.Singleton;

/** The tab of an outlet's page where its network printers are kept. */
@Singleton
class PrintersPart implements OutletPart {
  private final Printers printers;

  PrintersPart(Printers printers) {
    this.printers = printers;
  }

  @Override
  public int order() {
    return 25;
  }

  @Override
  public String name() {
    return "printers";
  }

  @Override
  public String titleKey() {
    return "kiosks.tab.printers";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return Kiosks.maySee(actor, outlet);
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    return new PrintersPanel(printers, actor, outlet);
  }
}
