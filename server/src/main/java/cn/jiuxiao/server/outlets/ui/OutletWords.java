package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import java.util.Objects;

/** How the values of an outlet stand on its pages. */
final class OutletWords {
  private OutletWords() {}

  static Component state(boolean open) {
    return (open ? State.GOOD : State.NEUTRAL).badge(stateWord(open));
  }

  static String stateWord(boolean open) {
    return Texts.of(open ? "outlets.open" : "outlets.closed");
  }

  static String channel(Channels channels, String code) {
    return channels.name(Channel.valueOf(code));
  }

  static String unit(String salesUnit) {
    return Texts.of("outlets.per." + salesUnit);
  }

  /** Whether the actor may put products on the list and take them off. */
  static boolean mayChangeAssortment(Actor actor, Outlet outlet) {
    return actor.is(
            Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER, Role.STORE_MANAGER)
        || (actor.is(Role.VENDOR) && Objects.equals(outlet.vendorId(), actor.vendorId()));
  }

  /** Whether the actor may change this vendor's prices. */
  static boolean mayChangePrice(Actor actor, Outlet outlet, long vendorId) {
    return mayChangeAssortment(actor, outlet)
        || (actor.is(Role.VENDOR) && Objects.equals(vendorId, actor.vendorId()));
  }
}
