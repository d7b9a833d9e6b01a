package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.UnitKind;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
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

/** All units. */
@Prototype
@Route(value = "units", layout = MainLayout.class)
@Menu(order = 640, title = "programme.units", icon = "vaadin:institution")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class UnitsView extends VerticalLayout {
  UnitsView(CurrentActor current, Units units, Regions regions) {
    addClassName("jx-page");
    setSizeFull();
    var header = new PageHeader(Texts.of("programme.units"));
    if (current.get().is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE)) {
      var add = new Button(Texts.of("programme.addUnit"), VaadinIcon.PLUS.create());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      add.addClickListener(click -> getUI().ifPresent(ui -> ui.navigate("units/new")));
      header.actions(add);
    }
    var list =
        new ListPage<Unit>(units::page, units::count)
            .searching("programme.unitsHint")
            .filter("region", "programme.region", names(regions))
            .filter("kind", "programme.kind", kinds())
            .opening(unit -> "units/" + unit.id())
            .whenEmpty(new EmptyState(VaadinIcon.INSTITUTION, "programme.noUnits"))
            .exporting(Texts.of("programme.units"));
    list.columns()
        .text("programme.name", "name", Unit::shown)
        .code("programme.code", "code", Unit::code)
        .onWideScreens()
        .text("programme.kind", "kind", unit -> Texts.of("programme.kind." + unit.kind()))
        .text("programme.region", "region", unit -> regions.name(unit.regionCode()))
        .onWideScreens()
        .text("programme.leadingGroup", null, UnitsView::part)
        .onWideScreens()
        .component(
            "programme.state",
            null,
            unit -> (unit.isOpen() ? State.GOOD : State.NEUTRAL).badge(state(unit)),
            UnitsView::state)
        .onWideScreens();
    add(header, list);
  }

  static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    for (UnitKind kind : UnitKind.values()) {
      words.put(kind.name(), Texts.of("programme.kind." + kind));
    }
    return words;
  }

  private static Map<String, String> names(Regions regions) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Region region : regions.all()) {
      words.put(region.code(), region.shown());
    }
    return words;
  }

  private static String part(Unit unit) {
    return Texts.of("programme.part." + unit.leadingGroup());
  }

  private static String state(Unit unit) {
    return Texts.of(unit.isOpen() ? "programme.open" : "programme.closed");
  }
}
