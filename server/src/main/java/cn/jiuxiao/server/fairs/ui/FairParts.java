package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.AssignBooth;
import cn.jiuxiao.server.fairs.BoothListRow;
import cn.jiuxiao.server.fairs.ExhibitorRow;
import cn.jiuxiao.server.fairs.Exhibitors;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands under each tab of a fair's page. */
@Singleton
class FairParts {
  private static final ListQuery ALL = new ListQuery("", Map.of(), null, false, 0, 1);

  private final FloorPlans plans;
  private final Exhibitors exhibitors;
  private final AssignBooth assignBooth;
  private final Vendors vendors;
  private final Regions regions;
  private final Clock clock;

  FairParts(
      FloorPlans plans,
      Exhibitors exhibitors,
      AssignBooth assignBooth,
      Vendors vendors,
      Regions regions,
      Clock clock) {
    this.plans = plans;
    this.exhibitors = exhibitors;
    this.assignBooth = assignBooth;
    this.vendors = vendors;
    this.regions = regions;
    this.clock = clock;
  }

  Component overview(Actor actor, Fair fair) {
    long id = fair.storedId();
    int assigned =
        plans.count(actor, id, new ListQuery("", Map.of("state", "ASSIGNED"), null, false, 0, 1));
    var facts =
        new Facts()
            .add(
                "fairs.state",
                FairWords.state(clock, fair.firstDay(), fair.lastDay(), fair.cancelledAt()))
            .add("fairs.days", FairWords.days(fair.firstDay(), fair.lastDay()))
            .add("fairs.venue", fair.venue())
            .add("fairs.region", regions.name(fair.regionCode()))
            .add("fairs.nameEn", fair.nameEn())
            .add("fairs.halls", link("fairs/" + id + "/plan", plans.halls(actor, id).size()))
            .add("fairs.booths", link("fairs/" + id + "/booths", plans.count(actor, id, ALL)))
            .add("fairs.assigned", link("fairs/" + id + "/booths?state=ASSIGNED", assigned))
            .add(
                "fairs.exhibitors",
                link("fairs/" + id + "/exhibitors", exhibitors.count(actor, id, ALL)))
            .add("fairs.outlets", new Anchor("/outlets?fair=" + id, Texts.of("fairs.showOutlets")));
    var card = new Div(facts);
    card.addClassName("jx-card");
    return card;
  }

  private static Anchor link(String route, long number) {
    var link = new Anchor("/" + route, Cells.grouped(number));
    link.addClassName("jx-number");
    return link;
  }

  Component plan(Actor actor, Fair fair, String hallCode) {
    return new HallPanel(actor, fair, plans, exhibitors, assignBooth, hallCode);
  }

  Component booths(Actor actor, Fair fair) {
    long id = fair.storedId();
    Map<String, String> halls = new LinkedHashMap<>();
    for (Hall hall : plans.halls(actor, id)) {
      halls.put(hall.code(), hall.code() + " " + hall.name());
    }
    Map<String, String> states = new LinkedHashMap<>();
    states.put("FREE", Texts.of("fairs.booth.free"));
    states.put("ASSIGNED", Texts.of("fairs.booth.assigned"));
    var list =
        new ListPage<BoothListRow>(
                query -> plans.page(actor, id, query), query -> plans.count(actor, id, query))
            .searching("fairs.boothSearchHint")
            .filter("hall", "fairs.hall", halls)
            .filter("state", "fairs.state", states)
            .opening(
                booth ->
                    booth.outletId() == null
                        ? "fairs/" + id + "/plan"
                        : "outlets/" + booth.outletId())
            .whenEmpty(new EmptyState(VaadinIcon.GRID_SMALL, "fairs.noBooths"))
            .exporting(Texts.of("fairs.tab.booths"));
    list.columns()
        .text("fairs.boothNumber", "number", BoothListRow::number)
        .component(
            "fairs.state",
            null,
            booth -> boothState(booth.free()),
            booth -> Texts.of(booth.free() ? "fairs.booth.free" : "fairs.booth.assigned"))
        .text("fairs.exhibitor", "vendor", BoothListRow::vendorName)
        .text("fairs.hall", "hall", booth -> booth.hallCode() + " " + booth.hallName())
        .onWideScreens()
        .text("fairs.size", null, booth -> size(booth.widthDm(), booth.depthDm()))
        .onWideScreens()
        .code("fairs.outletLabel", null, BoothListRow::outletLabel)
        .onWideScreens();
    return list;
  }

  static Component boothState(boolean free) {
    return free
        ? State.NEUTRAL.badge(Texts.of("fairs.booth.free"))
        : State.GOOD.badge(Texts.of("fairs.booth.assigned"));
  }

  static String size(int widthDm, int depthDm) {
    return Texts.of("fairs.sizeMetres", MetresField.metres(widthDm), MetresField.metres(depthDm));
  }

  Component exhibitors(Actor actor, Fair fair) {
    long id = fair.storedId();
    var holder = new Div();
    holder.addClassName("jx-fill");
    Runnable again =
        () -> {
          holder.removeAll();
          holder.add(exhibitorList(actor, fair, holder));
        };
    holder.add(exhibitorList(actor, fair, holder));
    if (FairWords.mayChange(actor)) {
      var add = new Button(Texts.of("fairs.addExhibitor"), VaadinIcon.PLUS.create());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      add.addClickListener(click -> ExhibitorDialog.add(actor, exhibitors, vendors, id, again));
      var bar = new Div(add);
      bar.addClassName("jx-actions");
      var all = new Div(bar, holder);
      all.addClassName("jx-fill");
      return all;
    }
    return holder;
  }

  private Component exhibitorList(Actor actor, Fair fair, Div holder) {
    long id = fair.storedId();
    Runnable again =
        () -> {
          holder.removeAll();
          holder.add(exhibitorList(actor, fair, holder));
        };
    var list =
        new ListPage<ExhibitorRow>(
                query -> exhibitors.page(actor, id, query),
                query -> exhibitors.count(actor, id, query))
            .searching("fairs.exhibitorSearchHint")
            .whenEmpty(new EmptyState(VaadinIcon.USERS, "fairs.noExhibitors"))
            .exporting(Texts.of("fairs.tab.exhibitors"));
    list.columns()
        .component(
            "fairs.exhibitor",
            "name",
            row -> exhibitorName(actor, row, again),
            ExhibitorRow::vendorName)
        .text("fairs.boothsOf", null, ExhibitorRow::booths)
        .text("fairs.sign", "sign", ExhibitorRow::sign)
        .onWideScreens()
        .code("fairs.vendorCode", "code", ExhibitorRow::vendorCode)
        .onWideScreens()
        .text("fairs.region", "region", row -> regions.name(row.regionCode()))
        .onWideScreens();
    return list;
  }

  private Component exhibitorName(Actor actor, ExhibitorRow row, Runnable again) {
    if (!FairWords.mayChange(actor)) {
      return new Anchor("/vendors/" + row.vendorId(), row.vendorName());
    }
    var open =
        new Button(row.vendorName(), click -> ExhibitorDialog.edit(actor, exhibitors, row, again));
    open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    return open;
  }
}
