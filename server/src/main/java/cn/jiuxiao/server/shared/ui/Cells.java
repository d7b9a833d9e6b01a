package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values stand on a page. */
public final class Cells {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BusinessDay.ZONE);

  private Cells() {}

  /** 1,234.50 in tabular numerals. */
  public static Span money(Money money) {
    var span = new Span(money.yuan());
    span.addClassName("jx-number");
    return span;
  }

  /** A code in a fixed-width face that one click selects whole. */
  public static Span code(String code) {
    var span = new Span(code);
    span.addClassName("jx-code");
    return span;
  }

  /** 2026-10-17 09:30, in Shanghai. */
  public static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
