package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.catalogue.ProductRow;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.vendors.CreditCode;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;

/** A vendor with its products. */
@Prototype
@Route(value = "vendors/:id([0-9]{1,18})", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.MEMBER_UNIT,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class VendorView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;
  private final Vendors vendors;
  private final SaveVendor save;
  private final Products products;
  private final Regions regions;

  VendorView(
      CurrentActor current, Vendors vendors, SaveVendor save, Products products, Regions regions) {
    this.actor = current.get();
    this.vendors = vendors;
    this.save = save;
    this.products = products;
    this.regions = regions;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Long.parseLong(event.getRouteParameters().get("id").orElseThrow()));
  }

  private void show(long id) {
    removeAll();
    Vendor vendor = vendors.visible(actor, id);
    PageHeader header = new PageHeader(vendor.name());
    if (actor.role() != Role.VENDOR) {
      header.under("vendors", Texts.of("vendors.title"));
    }
    header.actions(actions(vendor));
    add(header, Shown.card("vendors.facts", null, facts(vendor)), productsOf(vendor));
  }

  private Facts facts(Vendor vendor) {
    Facts facts = new Facts();
    facts.add(
        "vendors.state",
        (vendor.open() ? State.GOOD : State.NEUTRAL)
            .badge(Texts.of(vendor.open() ? "vendors.open" : "vendors.closed")));
    facts.add("vendors.code", Cells.code(vendor.code()));
    facts.add("vendors.kind", Texts.of(vendor.kind().textKey()));
    facts.add("vendors.nameEn", vendor.nameEn());
    facts.add("vendors.region", regions.name(vendor.regionCode()));
    facts.add("vendors.village", vendor.village());
    if (vendor.creditCode() != null) {
      facts.add("vendors.creditCode", creditCode(vendor.creditCode()));
    }
    facts.add("vendors.contact", vendor.contact());
    facts.add("vendors.phone", vendor.phone());
    facts.add("vendors.householdsHelped", Cells.grouped(vendor.householdsHelped()));
    return facts;
  }

  private static Component creditCode(String code) {
    Span shown = Cells.code(code);
    return new CreditCode(code).checkCharacterFits()
        ? shown
        : new Div(shown, State.WAITING.badge(Texts.of("vendors.reviewed")));
  }

  private Component[] actions(Vendor vendor) {
    if (!VendorScope.mayChange(actor)) {
      return new Component[0];
    }
    Button edit =
        new Button(
            Texts.of("shared.edit"),
            VaadinIcon.EDIT.create(),
            click -> UI.getCurrent().navigate("vendors/" + vendor.storedId() + "/edit"));
    edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    if (!VendorScope.keepsTheRegister(actor)) {
      return new Component[] {edit};
    }
    Button close =
        vendor.open()
            ? new Button(
                Texts.of("vendors.close"),
                VaadinIcon.BAN.create(),
                click -> Confirm.ask("vendors.closeAsk", () -> close(vendor, true), vendor.name()))
            : new Button(
                Texts.of("vendors.reopen"),
                VaadinIcon.CHECK.create(),
                click -> close(vendor, false));
    return new Component[] {close, edit};
  }

  private void close(Vendor vendor, boolean closed) {
    switch (save.close(actor, vendor.storedId(), vendor.version(), closed)) {
      case SaveOutcome.Saved<Vendor> saved -> Notices.done("vendors.saved", saved.value().name());
      case SaveOutcome.Refused<Vendor> refused ->
          refused.problems().forEach(problem -> Notices.problem(problem.text(Texts.locale())));
      case SaveOutcome.ChangedMeanwhile<Vendor> meanwhile ->
          Notices.problem(Texts.of("catalogue.problem.changedMeanwhile"));
    }
    show(vendor.storedId());
  }

  private Component productsOf(Vendor vendor) {
    Component[] add = VendorScope.mayChange(actor) ? new Component[] {addProduct(vendor)} : null;
    ListPage<ProductRow> list =
        new ListPage<ProductRow>(
                query -> products.find(actor, only(vendor, query)),
                query -> products.count(actor, only(vendor, query)))
            .searching("catalogue.searchHint")
            .opening(row -> "products/" + row.id())
            .whenEmpty(new EmptyState(VaadinIcon.PACKAGE, "catalogue.noneOfVendor"));
    list.columns()
        .name("catalogue.name", "name", Shown::called, Shown::standing)
        .money("catalogue.listPrice", "price", row -> new Money(row.listPriceFen()))
        .code("catalogue.code", "code", ProductRow::code)
        .onWideScreens()
        .component("catalogue.eligibility", "reason", Shown::eligibility, Shown::eligibilityWord)
        .onWideScreens()
        .component(
            "catalogue.state",
            null,
            row -> Shown.blocked(row.blocked()),
            row -> Shown.blockedWord(row.blocked()))
        .onWideScreens();
    return Shown.card("catalogue.title", add, list);
  }

  private static Button addProduct(Vendor vendor) {
    Button button =
        new Button(
            Texts.of("catalogue.new"),
            VaadinIcon.PLUS.create(),
            click ->
                UI.getCurrent()
                    .navigate(
                        "products/new",
                        QueryParameters.of("vendor", String.valueOf(vendor.storedId()))));
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private static ListQuery only(Vendor vendor, ListQuery query) {
    Map<String, String> filters = new HashMap<>(query.filters());
    filters.put("vendor", vendor.code());
    return new ListQuery(
        query.search(), filters, query.sort(), query.descending(), query.offset(), query.limit());
  }
}
