package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.DayList;
import cn.jiuxiao.server.days.DayRow;
import cn.jiuxiao.server.days.DayState;
import cn.jiuxiao.server.days.Waited;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** How the values of a day stand on its pages. */
final class DayWords {
  private DayWords() {}

  static String state(DayState state) {
    return Texts.of("days.state." + state);
  }

  static Component badge(DayState state) {
    return (switch (state) {
          case OPEN -> State.NEUTRAL;
          case WAITING -> State.WAITING;
          case CLOSED -> State.GOOD;
        })
        .badge(state(state));
  }

  /** A closed day that has changed since says so. */
  static Component badge(DayRow row) {
    return row.hasChanged() ? State.WAITING.badge(state(row)) : badge(row.state());
  }

  static String state(DayRow row) {
    return row.hasChanged() ? Texts.of("days.state." + DayList.CHANGED) : state(row.state());
  }

  /** A link within the console, which loads no page anew. */
  static Anchor link(String route, String text) {
    var link = new Anchor("/" + route, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  static String signed(Money money) {
    return (money.fen() > 0 ? "+" : "") + money.yuan();
  }

  /** Cash that is missing or too much stands out; a dash where it ties out. */
  static Component difference(Money money) {
    var span = new Span(money.isZero() ? "0.00" : signed(money));
    span.addClassName("jx-number");
    if (!money.isZero()) {
      span.addClassName("jx-changed");
    }
    return span;
  }

  static String waited(Waited one) {
    return Texts.of("days.waits." + one.cause(), one.number(), Cells.moment(one.since()));
  }
}
