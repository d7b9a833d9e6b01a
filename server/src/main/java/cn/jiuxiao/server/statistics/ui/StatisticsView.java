package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.FigureWatch;
import cn.jiuxiao.server.statistics.Figures;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Channels × regions × months against the target. Follows the tills by itself; what is shown stands
 * in the address.
 */
@Prototype
@Route(value = "statistics", layout = MainLayout.class)
@Menu(order = 500, title = "statistics.title", icon = "vaadin:bar-chart")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR
})
public class StatisticsView extends VerticalLayout implements BeforeEnterObserver {
  private static final String PERIOD = "period";
  private static final String MEASURE = "measure";

  private final Actor actor;
  private final Figures figures;
  private final Channels channels;
  private final Regions regions;
  private final Clock clock;
  private final PeriodBar bar = new PeriodBar(this::open);
  private final PublishedLine published = new PublishedLine();
  private final FigureStrip strip = new FigureStrip();
  private final TargetProgress target = new TargetProgress();
  private final FigureMatrix matrix;
  private final MonthChart months;
  private Period period;
  private Measure measure = Measure.TOTAL;
  private volatile FigureSheets sheets;

  StatisticsView(
      CurrentActor current,
      Figures figures,
      FigureWatch watch,
      Channels channels,
      Regions regions,
      Clock clock) {
    this.actor = current.get();
    this.figures = figures;
    this.channels = channels;
    this.regions = regions;
    this.clock = clock;
    this.period = Period.year(BusinessDay.today(clock).date().getYear());
    this.matrix = new FigureMatrix(channels, regions);
    this.months = new MonthChart(month -> open(period.monthOf(month), measure));
    this.sheets = sheetsOf(figures.table(actor, period));
    addClassNames("jx-page", "jx-statistics");
    add(
        new PageHeader(Texts.of("statistics.title"))
            .actions(publications(), projector(), print(), export()),
        bar,
        published,
        strip,
        target,
        matrix,
        months);
    Live.follow(this, watch, news -> show(figures.table(actor, period, news)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    period =
        asked
            .getSingleParameter(PERIOD)
            .flatMap(Period::read)
            .orElseGet(() -> Period.year(BusinessDay.today(clock).date().getYear()));
    measure = asked.getSingleParameter(MEASURE).flatMap(Measure::read).orElse(Measure.TOTAL);
    var years = new TreeSet<Integer>(figures.years(actor));
    years.add(period.year());
    bar.show(years.descendingSet().stream().toList(), period, measure);
    show(figures.table(actor, period));
  }

  private void show(FigureTable table) {
    published.show(table);
    strip.show(table);
    target.show(table);
    matrix.show(table, measure);
    months.show(table, measure);
    sheets = sheetsOf(table);
  }

  private void open(Period wanted, Measure shown) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(PERIOD, wanted.toString());
    parameters.put(MEASURE, shown.word());
    getUI().ifPresent(ui -> ui.navigate(StatisticsView.class, QueryParameters.simple(parameters)));
  }

  private FigureSheets sheetsOf(FigureTable table) {
    Locale locale = Texts.locale();
    Map<Channel, String> channelNames = new LinkedHashMap<>();
    channels.all().forEach(one -> channelNames.put(one.channel(), one.nameIn(locale)));
    Map<String, String> regionNames = new LinkedHashMap<>();
    table.regions().forEach(code -> regionNames.put(code, regions.name(code)));
    return new FigureSheets(table, locale, channelNames, regionNames);
  }

  private Component export() {
    return Downloads.button(
        "shared.export",
        VaadinIcon.DOWNLOAD_ALT,
        Downloads.XLSX,
        () -> "statistics-" + sheets.table().period() + ".xlsx",
        out -> sheets.writeTo(out));
  }

  private static Component publications() {
    var link = Shown.link("publications", "");
    var button =
        new Button(Texts.of("statistics.publications"), VaadinIcon.CALENDAR_CLOCK.create());
    button.setTabIndex(-1);
    link.add(button);
    return link;
  }

  private static Component projector() {
    var link = new Anchor("/projector");
    var button = new Button(Texts.of("statistics.projector"), VaadinIcon.PRESENTATION.create());
    button.setTabIndex(-1);
    link.add(button);
    return link;
  }

  private static Component print() {
    var button = new Button(Texts.of("statistics.print"), VaadinIcon.PRINT.create());
    button.addClickListener(
        click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().executeJs("print()")));
    return button;
  }
}
