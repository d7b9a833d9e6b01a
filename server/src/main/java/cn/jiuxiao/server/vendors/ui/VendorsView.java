package cn.jiuxiao.server.vendors.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.vendors.VendorKind;
import cn.jiuxiao.server.vendors.VendorRow;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** All vendors that this person may see; a vendor's own people come to their own page. */
@Prototype
@Route(value = "vendors", layout = MainLayout.class)
@Menu(order = 310, title = "vendors.title", icon = "vaadin:group")
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
public class VendorsView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;

  VendorsView(CurrentActor current, Vendors vendors, Regions regions) {
    this.actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    PageHeader header = new PageHeader(Texts.of("vendors.title"));
    if (VendorScope.keepsTheRegister(actor)) {
      header.actions(newButton());
    }
    ListPage<VendorRow> list =
        new ListPage<VendorRow>(
                query -> vendors.find(actor, query), query -> vendors.count(actor, query))
            .searching("vendors.searchHint")
            .filter("region", "vendors.region", regionWords(regions))
            .filter("kind", "vendors.kind", kindWords())
            .filter("state", "vendors.state", stateWords())
            .opening(row -> "vendors/" + row.id())
            .whenEmpty(
                new EmptyState(
                    VaadinIcon.GROUP,
                    "vendors.none",
                    VendorScope.keepsTheRegister(actor) ? newButton() : new Span()))
            .exporting("vendors");
    columns(list, regions);
    add(header, list);
  }

  private static void columns(ListPage<VendorRow> list, Regions regions) {
    list.columns()
        .name(
            "vendors.name",
            "name",
            VendorRow::name,
            row -> row.closedAt() == null ? new Span(regions.name(row.regionCode())) : state(row))
        .text("vendors.region", "region", row -> regions.name(row.regionCode()))
        .onWideScreens()
        .code("vendors.code", "code", VendorRow::code)
        .onWideScreens()
        .text("vendors.kind", "kind", row -> Texts.of(row.kind().textKey()))
        .onWideScreens()
        .text("vendors.village", null, VendorRow::village)
        .onWideScreens()
        .code("vendors.creditCode", null, VendorRow::creditCode)
        .onWideScreens()
        .count("vendors.householdsHelped", "households", row -> (long) row.householdsHelped())
        .onWideScreens()
        .count("vendors.products", "products", VendorRow::products)
        .component("vendors.state", null, VendorsView::state, VendorsView::stateWord)
        .onWideScreens();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (actor.role() == Role.VENDOR) {
      event.forwardTo("vendors/" + actor.vendorId());
    }
  }

  private static Button newButton() {
    Button button =
        new Button(
            Texts.of("vendors.new"),
            VaadinIcon.PLUS.create(),
            click -> UI.getCurrent().navigate("vendors/new"));
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return button;
  }

  private static Component state(VendorRow row) {
    return (row.closedAt() == null ? State.GOOD : State.NEUTRAL).badge(stateWord(row));
  }

  private static String stateWord(VendorRow row) {
    return Texts.of(row.closedAt() == null ? "vendors.open" : "vendors.closed");
  }

  static Map<String, String> regionWords(Regions regions) {
    Map<String, String> words = new LinkedHashMap<>();
    regions.counties().forEach(region -> words.put(region.code(), region.shown()));
    return words;
  }

  private static Map<String, String> kindWords() {
    Map<String, String> words = new LinkedHashMap<>();
    for (VendorKind kind : VendorKind.values()) {
      words.put(kind.name(), Texts.of(kind.textKey()));
    }
    return words;
  }

  private static Map<String, String> stateWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("open", Texts.of("vendors.open"));
    words.put("closed", Texts.of("vendors.closed"));
    return words;
  }
}
