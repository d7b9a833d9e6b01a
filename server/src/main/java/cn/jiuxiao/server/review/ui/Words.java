package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.ReviewState;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  static String amount(ReviewRow row) {
    Money amount = row.amount();
    return amount == null ? "" : Texts.of("review.yuan", amount.yuan());
  }

  static Span state(ReviewRow row) {
    String decision = row.decision();
    return switch (row.state()) {
      case PARKED, PROPOSED, EARLY -> State.WAITING.badge(Texts.of("review.state." + row.state()));
      case FORKED, UNVERIFIED -> State.BAD.badge(Texts.of("review.state." + row.state()));
      case SETTLED ->
          ("REFUSED".equals(decision) || "ACKNOWLEDGED".equals(decision)
                  ? State.NEUTRAL
                  : State.GOOD)
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

  private static final Pattern NUMBERED = Pattern.compile("(cashier|shift|seq|line) (\\d+)");
  private static final Pattern OF_LINE = Pattern.compile("(\\w+) of line (\\d+).*");
  private static final Pattern RECEIPT = Pattern.compile("receipt is not (.+)");
  private static final Pattern VERSIONS = Pattern.compile("(\\d+) > (\\d+)");

  /** What the judge found, in words; as it is where only a programmer can read it. */
  static String detail(String detail) {
    Matcher numbered = NUMBERED.matcher(detail);
    if (numbered.matches()) {
      return Texts.of("review.detail." + numbered.group(1), numbered.group(2));
    }
    Matcher line = OF_LINE.matcher(detail);
    if (line.matches()) {
      return Texts.of("review.detail.ofLine", of("review.detail.", line.group(1)), line.group(2));
    }
    Matcher receipt = RECEIPT.matcher(detail);
    if (receipt.matches()) {
      return Texts.of("review.detail.receipt", receipt.group(1));
    }
    Matcher versions = VERSIONS.matcher(detail);
    if (versions.matches()) {
      return Texts.of("review.detail.versions", versions.group(1), versions.group(2));
    }
    return of("review.detail.", detail.replace(' ', '_'));
  }

  /** 2 days 3 hours, 3 hours 20 minutes, 12 minutes. */
  static String length(Duration time) {
    if (time.toDays() > 0) {
      return time.toHoursPart() == 0
          ? Texts.of("review.days", time.toDays())
          : Texts.of("review.daysAndHours", time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return time.toMinutesPart() == 0
          ? Texts.of("review.hours", time.toHours())
          : Texts.of("review.hoursAndMinutes", time.toHours(), time.toMinutesPart());
    }
    return Texts.of("review.minutes", time.toMinutes());
  }

  /** The first cell of a row; the details stand below it on phones alone. */
  static Component withDetails(Component first, Component... details) {
    var cell = new Div(first);
    for (Component detail : details) {
      var line = new Div(detail);
      line.addClassName("jx-on-phones");
      cell.add(line);
    }
    return cell;
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
