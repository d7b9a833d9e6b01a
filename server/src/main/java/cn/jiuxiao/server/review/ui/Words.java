package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.ReviewState;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How states, reasons and entries stand on these pages. */
final class Words {
  private Words() {}

  /** The bundle's word for a code; the code itself where a newer till has one we do not know. */
  static String of(String prefix, @Nullable String code) {
    String key = prefix + code;
    return code == null ? "—" : Texts.has(key) ? Texts.of(key) : code;
  }

  static String kind(ReviewRow row) {
    return of("review.kind.", row.kind());
  }

  static String reason(ReviewRow row) {
    return row.state() == ReviewState.EARLY
        ? Texts.of("review.reason.EARLY")
        : of("review.reason.", row.reason());
  }

  static Span state(ReviewRow row) {
    String decision = row.decision();
    return switch (row.state()) {
      case PARKED, EARLY -> State.WAITING.badge(Texts.of("review.state." + row.state()));
      case FORKED, UNVERIFIED -> State.BAD.badge(Texts.of("review.state." + row.state()));
      case SETTLED ->
          ("REFUSED".equals(decision) ? State.NEUTRAL : State.GOOD)
              .badge(of("review.decision.", decision));
    };
  }

  /** The number printed on a receipt: label and seq. */
  static String number(ReviewRow row) {
    return row.label() == null ? "—" : row.label() + "-" + (row.seq() == null ? "?" : row.seq());
  }

  /** How long ago, in the largest unit that fits. */
  static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    return age.toDays() > 0
        ? Texts.of("review.days", age.toDays())
        : age.toHours() > 0
            ? Texts.of("review.hours", age.toHours())
            : Texts.of("review.minutes", Math.max(0, age.toMinutes()));
  }

  static Anchor link(String route, String text) {
    var link = new Anchor("/" + route, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  static Div card(String titleKey, Component... content) {
    var card = new Div(new H2(Texts.of(titleKey)));
    card.add(content);
    card.addClassNames("jx-card", "jx-block");
    return card;
  }
}
