package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.dues.AccountLine;
import cn.jiuxiao.server.dues.Payment;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the values of an account stand on its pages. */
final class DueWords {
  private DueWords() {}

  /** A till may have asked for no name. */
  static String unit(String unit) {
    return unit.isEmpty() ? Texts.of("dues.noName") : unit;
  }

  static String route(long outlet, String unit) {
    return "dues/" + outlet + "?" + QueryParameters.simple(Map.of("unit", unit)).getQueryString();
  }

  /** A link within the console, which loads no page anew. */
  static Anchor link(String route, String text) {
    var link = new Anchor("/" + route, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  static String state(Money balance) {
    return Texts.of(
        balance.fen() > 0
            ? "dues.state.OWING"
            : balance.isZero() ? "dues.state.SETTLED" : "dues.state.OVERPAID");
  }

  static Component badge(Money balance) {
    State state = balance.fen() > 0 ? State.WAITING : balance.isZero() ? State.GOOD : State.NEUTRAL;
    return state.badge(state(balance));
  }

  static String kind(AccountLine.Kind kind) {
    return Texts.of("dues.kind." + kind);
  }

  static String method(@Nullable String method) {
    return method == null ? "" : Texts.of("dues.method." + method);
  }

  static String method(Payment.Method method) {
    return method(method.name());
  }
}
