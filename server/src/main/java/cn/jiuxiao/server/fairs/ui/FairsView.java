package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.fairs.FairRow;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** All fairs that this person has to do with. */
@Prototype
@Route(value = "fairs", layout = MainLayout.class)
@Menu(order = 110, title = "fairs.title", icon = "vaadin:building")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class FairsView extends VerticalLayout {
  private final transient Actor actor;
  private final transient Fairs fairs;
  private final transient Regions regions;
  private final transient Drafts drafts;

  FairsView(CurrentActor current, Fairs fairs, Regions regions, Drafts drafts, Clock clock) {
    this.drafts = drafts;
    this.actor = current.get();
    this.fairs = fairs;
    this.regions = regions;
    addClassName("jx-page");
    setSizeFull();
    var header = new PageHeader(Texts.of("fairs.title"));
    var empty = new EmptyState(VaadinIcon.BUILDING, "fairs.none");
    if (FairWords.mayChange(actor)) {
      header.actions(addButton());
      empty = new EmptyState(VaadinIcon.BUILDING, "fairs.noneYet", addButton());
    }
    var list =
        new ListPage<FairRow>(query -> fairs.find(actor, query), query -> fairs.count(actor, query))
            .searching("fairs.searchHint")
            .filter("region", "fairs.region", names(regions))
            .opening(fair -> "fairs/" + fair.id())
            .whenEmpty(empty)
            .exporting(Texts.of("fairs.title"));
    list.columns()
        .text("fairs.name", "name", fair -> FairWords.name(fair.name(), fair.nameEn()))
        .component(
            "fairs.state",
            null,
            fair -> FairWords.state(clock, fair.firstDay(), fair.lastDay(), fair.cancelledAt()),
            fair -> FairWords.stateWord(clock, fair.firstDay(), fair.lastDay(), fair.cancelledAt()))
        .text("fairs.days", "firstDay", fair -> FairWords.days(fair.firstDay(), fair.lastDay()))
        .onWideScreens()
        .text("fairs.venue", "venue", FairRow::venue)
        .onWideScreens()
        .text("fairs.region", "region", fair -> regions.name(fair.regionCode()))
        .onWideScreens()
        .count("fairs.booths", null, FairRow::booths)
        .onWideScreens()
        .count("fairs.assigned", null, FairRow::assigned)
        .onWideScreens();
    add(header, list);
  }

  private Button addButton() {
    var add = new Button(Texts.of("fairs.add"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(
        click ->
            FairDialog.open(
                actor,
                fairs,
                regions,
                drafts,
                null,
                fair -> getUI().ifPresent(ui -> ui.navigate("fairs/" + fair.storedId()))));
    return add;
  }

  private static Map<String, String> names(Regions regions) {
    Map<String, String> words = new LinkedHashMap<>();
    regions.counties().forEach(region -> words.put(region.code(), region.shown()));
    return words;
  }
}
