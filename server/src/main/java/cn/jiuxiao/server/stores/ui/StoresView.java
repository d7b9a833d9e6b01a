package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.stores.StoreRow;
import cn.jiuxiao.server.stores.Stores;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** All stores that this person has to do with. */
@Prototype
@Route(value = "stores", layout = MainLayout.class)
@Menu(order = 210, title = "stores.title", icon = "vaadin:shop")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class StoresView extends VerticalLayout {
  private final transient Actor actor;
  private final transient Stores stores;
  private final transient Regions regions;

  StoresView(CurrentActor current, Stores stores, Regions regions) {
    this.actor = current.get();
    this.stores = stores;
    this.regions = regions;
    addClassName("jx-page");
    setSizeFull();
    var header = new PageHeader(Texts.of("stores.title"));
    var empty = new EmptyState(VaadinIcon.SHOP, "stores.none");
    if (actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE)) {
      header.actions(addButton());
      empty = new EmptyState(VaadinIcon.SHOP, "stores.noneYet", addButton());
    }
    Map<String, String> counties = new LinkedHashMap<>();
    regions.counties().forEach(region -> counties.put(region.code(), region.shown()));
    var list =
        new ListPage<StoreRow>(
                query -> stores.find(actor, query), query -> stores.count(actor, query))
            .searching("stores.searchHint")
            .filter("region", "stores.region", counties)
            .opening(store -> "stores/" + store.id())
            .whenEmpty(empty)
            .exporting(Texts.of("stores.title"));
    list.columns()
        .text("stores.name", "name", store -> StoreWords.name(store.name(), store.nameEn()))
        .component(
            "stores.state",
            null,
            store -> StoreWords.state(store.closedAt()),
            store -> StoreWords.stateWord(store.closedAt()))
        .text("stores.region", "region", store -> regions.name(store.regionCode()))
        .onWideScreens()
        .text("stores.address", "address", StoreRow::address)
        .onWideScreens()
        .count("stores.sections", null, StoreRow::sections)
        .onWideScreens()
        .count("stores.counters", null, StoreRow::counters)
        .onWideScreens();
    add(header, list);
  }

  private Button addButton() {
    var add = new Button(Texts.of("stores.add"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(
        click ->
            StoreDialog.open(
                actor,
                stores,
                regions,
                null,
                store -> getUI().ifPresent(ui -> ui.navigate("stores/" + store.storedId()))));
    return add;
  }
}
