package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.statistics.OutletFigure;
import cn.jiuxiao.server.statistics.OutletFigures;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outlets that a figure is made of, each with its sums. */
@Prototype
@Route(value = "sales", layout = MainLayout.class)
@Menu(order = 510, title = "statistics.sales", icon = "vaadin:invoice")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class SalesView extends VerticalLayout {
  private final OutletFigures figures;
  private final Channels channels;
  private final Regions regions;
  private final Actor actor;
  private final Paragraph sum = new Paragraph();
  private Map<String, String> asked = Map.of();

  SalesView(CurrentActor current, OutletFigures figures, Channels channels, Regions regions) {
    this.actor = current.get();
    this.figures = figures;
    this.channels = channels;
    this.regions = regions;
    addClassName("jx-page");
    setSizeFull();
    sum.addClassName("jx-sum");
    var header = new PageHeader(Texts.of("statistics.sales"));
    if (Shown.seesTheFigures(actor)) {
      header.under("statistics", Texts.of("statistics.title"));
    }
    add(header, sum, list());
  }

  private ListPage<OutletFigure> list() {
    var list =
        new ListPage<OutletFigure>(query -> figures.page(actor, query), this::count)
            .searching("statistics.searchOutlets")
            .filter("period", "statistics.period", periods())
            .filter("channel", "statistics.channel", channelNames())
            .filter("region", "statistics.region", regionNames())
            .whenEmpty(new EmptyState(VaadinIcon.INVOICE, "statistics.noSales"))
            .exporting("sales");
    list.columns()
        .component("statistics.outlet", "name", this::link, OutletFigure::name)
        .code("statistics.label", "label", OutletFigure::label)
        .onWideScreens()
        .text("statistics.place", "place", OutletFigure::place)
        .onWideScreens()
        .text("statistics.channel", null, row -> channelNames().get(row.channel()))
        .onWideScreens()
        .text("statistics.region", null, row -> regions.name(row.region()))
        .onWideScreens()
        .count("statistics.measure.SALES", "sales", row -> row.sums().sales())
        .count("statistics.refunds", "refunds", row -> row.sums().refunds())
        .onWideScreens()
        .money("statistics.totalYuan", "total", row -> row.sums().total())
        .money("statistics.eligibleYuan", "eligible", row -> row.sums().eligible())
        .onWideScreens();
    return list;
  }

  private Component link(OutletFigure row) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Shown.put(parameters, "period", asked.get("period"));
    return Shown.link(
        Shown.withParameters("sales/outlets/" + row.outletId(), parameters), row.name());
  }

  private int count(ListQuery query) {
    asked = query.filters();
    OutletFigures.Total total = figures.total(actor, query);
    sum.setText(
        Texts.of(
            "statistics.outletsSum",
            total.outlets(),
            total.sums().sales(),
            total.sums().refunds(),
            total.sums().total().yuan(),
            total.sums().eligible().yuan()));
    return Math.toIntExact(total.outlets());
  }

  /** Years and months in which there is something, the latest first. */
  private Map<String, String> periods() {
    List<Period> months = figures.months(actor);
    Map<String, String> words = new LinkedHashMap<>();
    for (Period month : months) {
      words.putIfAbsent(month.wholeYear().toString(), Shown.period(month.wholeYear()));
      words.put(month.toString(), Shown.period(month));
    }
    return words;
  }

  private Map<String, String> channelNames() {
    Map<String, String> names = new LinkedHashMap<>();
    channels.all().forEach(channel -> names.put(channel.channel().name(), channel.shown()));
    return names;
  }

  private Map<String, String> regionNames() {
    Map<String, String> names = new LinkedHashMap<>();
    regions.all().stream()
        .filter(region -> actor.region() == null || region.code().equals(actor.region()))
        .forEach(region -> names.put(region.code(), region.shown()));
    return names;
  }
}
