package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.kiosks.Terminals;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** All enrolled devices of the outlets that are this person's. */
@Prototype
@Route(value = "terminals", layout = MainLayout.class)
@Menu(order = 410, title = "kiosks.terminals", icon = "vaadin:mobile")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class TerminalsView extends VerticalLayout {
  TerminalsView(CurrentActor current, Terminals terminals, Clock clock) {
    Actor actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    var list =
        new ListPage<TerminalRow>(
                query -> terminals.find(actor, query), query -> terminals.count(actor, query))
            .searching("kiosks.searchHint")
            .filter("state", "kiosks.state", states())
            .opening(terminal -> "terminals/" + terminal.id())
            .whenEmpty(
                new EmptyState(
                    VaadinIcon.MOBILE,
                    "kiosks.noTerminals",
                    new Anchor("/outlets", Texts.of("kiosks.toOutlets"))))
            .exporting(Texts.of("kiosks.terminals"));
    list.columns()
        .code("kiosks.label", "label", TerminalRow::label)
        .component(
            "kiosks.state",
            null,
            terminal -> KioskWords.state(clock, terminal),
            terminal -> KioskWords.stateWord(clock, terminal))
        .text("kiosks.outlet", "outlet", TerminalRow::outletName)
        .text("kiosks.place", "place", TerminalRow::place)
        .onWideScreens()
        .moment("kiosks.seen", "seen", TerminalRow::seenAt)
        .onWideScreens()
        .count("kiosks.unsent", "unsent", TerminalRow::unsent)
        .text("kiosks.openShift", null, KioskWords::openShift)
        .onWideScreens()
        .count("kiosks.unsettled", null, TerminalRow::unsettled)
        .onWideScreens()
        .text("kiosks.version", null, TerminalRow::appVersion)
        .onWideScreens();
    add(header(actor), list);
  }

  private static PageHeader header(Actor actor) {
    var header = new PageHeader(Texts.of("kiosks.terminals"));
    return actor.is(Role.INSPECTOR)
        ? header
        : header.actions(new Anchor("/carry", Texts.of("kiosks.carry")));
  }

  private static Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    for (String state : new String[] {"ACTIVE", "UNSENT", "UNSETTLED", "REVOKED"}) {
      words.put(state, Texts.of("kiosks.filter." + state));
    }
    return words;
  }
}
