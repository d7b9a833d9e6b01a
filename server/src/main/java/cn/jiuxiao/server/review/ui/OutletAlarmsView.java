package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.review.AlarmDesk;
import cn.jiuxiao.server.review.OutletAlarms;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;

/** How much is open at each outlet, so that whoever is responsible sees where to go first. */
@Prototype
@Route(value = "review/outlets", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class OutletAlarmsView extends VerticalLayout {
  OutletAlarmsView(CurrentActor current, OutletAlarms outlets, AlarmDesk alarms, Regions regions) {
    Actor actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    var list =
        new ListPage<OutletAlarms.Row>(
                query -> outlets.page(actor, query),
                query -> Math.toIntExact(outlets.count(actor, query)))
            .searching("review.searchOutlets")
            .tall()
            .whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "review.nothingOpen"))
            .exporting("outlets-to-look-at");
    list.columns()
        .text("review.outlet", "outlet", OutletAlarms.Row::outlet)
        .component(
            "review.openAlarms", "alarms", OutletAlarmsView::alarms, OutletAlarmsView::alarmWords)
        .component(
            "review.openEntries",
            "entries",
            OutletAlarmsView::entries,
            row -> String.valueOf(row.entries()))
        .text("review.region", null, row -> regions.name(row.region()))
        .onWideScreens()
        .moment("review.oldest", "oldest", OutletAlarms.Row::oldest)
        .onWideScreens();
    long open = alarms.openByKind(actor).values().stream().mapToLong(Long::longValue).sum();
    add(
        new PageHeader(Texts.of("review.title")),
        new ReviewTabs(ReviewTabs.Part.OUTLETS, open),
        list);
  }

  private static Component alarms(OutletAlarms.Row row) {
    var all = new Div();
    all.addClassName("jx-states");
    row.alarms()
        .forEach(
            (kind, count) -> {
              var link = Words.link("review/alarms?outlet=" + row.outletId() + "&kind=" + kind, "");
              link.add(State.BAD.badge(AlarmWords.kind(kind.name()) + " " + count));
              all.add(link);
            });
    return all;
  }

  private static String alarmWords(OutletAlarms.Row row) {
    return row.alarms().entrySet().stream()
        .map(one -> AlarmWords.kind(one.getKey().name()) + " " + one.getValue())
        .collect(Collectors.joining(Texts.of("review.listComma")));
  }

  private static Component entries(OutletAlarms.Row row) {
    return row.entries() == 0
        ? new Div("—")
        : Words.link("review?outlet=" + row.outletId(), String.valueOf(row.entries()));
  }
}
