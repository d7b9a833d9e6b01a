package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.MonthRow;
import cn.jiuxiao.server.statistics.Months;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The months: what was published of each, what stands now, and the difference. */
@Prototype
@Route(value = "publications", layout = MainLayout.class)
@Menu(order = 505, title = "statistics.publications", icon = "vaadin:calendar-clock")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR
})
public class MonthsView extends VerticalLayout {
  private final Months months;
  private final Actor actor;

  MonthsView(CurrentActor current, Months months) {
    this.actor = current.get();
    this.months = months;
    addClassName("jx-page");
    setSizeFull();
    add(
        new PageHeader(Texts.of("statistics.publications"))
            .under("statistics", Texts.of("statistics.title")),
        new Paragraph(Texts.of("statistics.publicationsHint")),
        list());
  }

  private ListPage<MonthRow> list() {
    var list =
        new ListPage<MonthRow>(
                query -> months.page(actor, query), query -> months.count(actor, query))
            .withoutSearch()
            .filter("year", "statistics.year", years())
            .filter("state", "statistics.state", states())
            .tall()
            .opening(row -> "publications/" + row.month())
            .whenEmpty(new EmptyState(VaadinIcon.CALENDAR_CLOCK, "statistics.noMonths"))
            .exporting("publications");
    list.columns()
        .component("statistics.month", null, MonthsView::month, row -> row.month().toString())
        .component(
            "statistics.state",
            null,
            row -> Publications.badge(row),
            row -> Publications.state(row))
        .money("statistics.publishedYuan", null, published(figure -> figure.sums().total()))
        .onWideScreens()
        .money("statistics.nowYuan", null, row -> row.now().sums().total())
        .onWideScreens()
        .money("statistics.differenceYuan", null, difference(figure -> figure.sums().total()))
        .onWideScreens()
        .money("statistics.publishedEligible", null, published(figure -> figure.sums().eligible()))
        .onWideScreens()
        .money("statistics.nowEligible", null, row -> row.now().sums().eligible())
        .onWideScreens()
        .money(
            "statistics.differenceEligible", null, difference(figure -> figure.sums().eligible()))
        .onWideScreens()
        .text("statistics.publishedBy", null, MonthsView::by)
        .onWideScreens();
    return list;
  }

  private static Component month(MonthRow row) {
    var link = Shown.link("publications/" + row.month(), Shown.period(Period.month(row.month())));
    var cell = new Div(link);
    cell.addClassName("jx-two-lines");
    Figure difference = row.difference();
    if (difference != null) {
      var beneath =
          new Div(
              new Span(
                  Texts.of(
                      "statistics.differenceLine",
                      Publications.signed(difference.sums().total()))));
      beneath.addClassName("jx-beneath");
      cell.add(beneath);
    }
    if (row.past() > 1) {
      var past = new Span(Texts.of("statistics.publicationNumber", row.past()));
      past.addClassName("jx-quiet");
      cell.add(past);
    }
    return cell;
  }

  private static Function<MonthRow, @Nullable Money> published(Function<Figure, Money> of) {
    return row -> row.publication() == null ? null : of.apply(row.publication().all());
  }

  private static Function<MonthRow, @Nullable Money> difference(Function<Figure, Money> of) {
    return row -> {
      Figure difference = row.difference();
      return difference == null ? null : of.apply(difference);
    };
  }

  private static String by(MonthRow row) {
    return row.publication() == null
        ? ""
        : Cells.moment(row.publication().at()) + " " + row.publication().by();
  }

  private Map<String, String> years() {
    Map<String, String> words = new LinkedHashMap<>();
    months
        .all(actor)
        .forEach(row -> words.put(row.year(), Texts.of("statistics.wholeYear", row.year())));
    return words;
  }

  private static Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    for (MonthRow.State state : MonthRow.State.values()) {
      words.put(state.name(), Texts.of("statistics.monthState." + state));
    }
    return words;
  }
}
