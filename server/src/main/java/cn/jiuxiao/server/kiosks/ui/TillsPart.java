package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.Terminals;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.ui.OutletPart;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.tls.ServerAddresses;
import com.vaadin.flow.component.Component;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The tab of an outlet's page where tills stand and are enrolled. */
@Singleton
class TillsPart implements OutletPart {
  private final Kiosks kiosks;
  private final Terminals terminals;
  private final ServerAddresses addresses;
  private final Clock clock;

  TillsPart(Kiosks kiosks, Terminals terminals, ServerAddresses addresses, Clock clock) {
    this.kiosks = kiosks;
    this.terminals = terminals;
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String name() {
    return "tills";
  }

  @Override
  public String titleKey() {
    return "kiosks.tab.tills";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return Kiosks.maySee(actor, outlet);
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    return new TillsPanel(actor, outlet, kiosks, terminals, addresses, clock);
  }
}
