package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Period;
import cn.jiuxiao.server.statistics.Receipt.EntryPlace;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How figures, periods and links stand on these pages. */
final class Shown {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Shown() {}

  static boolean seesTheFigures(Actor actor) {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR, Role.COUNTY_OFFICER);
  }

  static String period(Period period) {
    Integer month = period.month();
    return month == null
        ? Texts.of("statistics.wholeYear", String.valueOf(period.year()))
        : Texts.of("statistics.oneMonth", String.valueOf(period.year()), month);
  }

  /** The exact figure with its unit: what stands at hand wherever a rounded one is shown. */
  static String exact(Figure figure, Measure measure) {
    return measure.isMoney()
        ? Texts.of("statistics.yuan", new Money(figure.of(measure)).yuan())
        : Cells.grouped(figure.of(measure));
  }

  static String shown(Figure figure, Measure measure, MoneyUnit unit) {
    return measure.isMoney()
        ? unit.show(new Money(figure.of(measure)))
        : Cells.grouped(figure.of(measure));
  }

  /** Rounded down: nothing is 100 % before it is. */
  static String percent(long part, long whole) {
    return BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN)
            .toPlainString()
        + "%";
  }

  /** A link within the console, which loads no page anew. */
  static Anchor link(String route, String text) {
    var link = new Anchor("/" + route, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  static String salesRoute(
      @Nullable Period period, @Nullable String channel, @Nullable String region) {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "period", period);
    put(parameters, "channel", channel);
    put(parameters, "region", region);
    return withParameters("sales", parameters);
  }

  /** The way from the top to what lies beneath a figure of this period. */
  static PageHeader trail(PageHeader header, Actor actor, @Nullable Period period) {
    if (seesTheFigures(actor)) {
      Map<String, String> parameters = new LinkedHashMap<>();
      put(parameters, "period", period);
      header.under(withParameters("statistics", parameters), Texts.of("statistics.title"));
    }
    return header.under(salesRoute(period, null, null), Texts.of("statistics.sales"));
  }

  /** With a dot between, if there is something on both sides. */
  static String joined(String first, String second) {
    return first.isBlank() || second.isBlank() ? first + second : first + " · " + second;
  }

  static String entryRoute(EntryPlace entry) {
    return "sales/entries/" + entry.terminal() + "/" + entry.branch() + "/" + entry.seq();
  }

  static String withParameters(String route, Map<String, String> parameters) {
    String query = QueryParameters.simple(parameters).getQueryString();
    return query.isEmpty() ? route : route + "?" + query;
  }

  static void put(Map<String, String> parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.put(name, value.toString());
    }
  }

  static NativeTableHeaderCell head(String text, String... classes) {
    var cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassNames(classes);
    return cell;
  }

  static NativeTableHeaderCell rowHead(Component content) {
    var cell = new NativeTableHeaderCell(content);
    cell.getElement().setAttribute("scope", "row");
    return cell;
  }

  static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.addClassName("jx-number");
    return cell;
  }
}
