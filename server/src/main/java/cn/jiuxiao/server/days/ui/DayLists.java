package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.DayList;
import cn.jiuxiao.server.days.DayRow;
import cn.jiuxiao.server.days.DayState;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListColumns;
import cn.jiuxiao.server.shared.ui.ListPage;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists of days: one outlet's, and those of all outlets that wait. */
final class DayLists {
  private DayLists() {}

  static ListPage<DayRow> ofOutlet(DayList days, Actor actor, long outlet) {
    Map<String, String> states = new LinkedHashMap<>();
    for (DayState state : DayState.values()) {
      states.put(state.name(), DayWords.state(state));
    }
    states.put(DayList.CHANGED, Texts.of("days.state.CHANGED"));
    var list =
        new ListPage<DayRow>(
                query -> days.page(actor, outlet, query), query -> days.count(actor, outlet, query))
            .withoutSearch()
            .filter("state", "days.state", states)
            .days()
            .opening(DayRow::route)
            .whenEmpty(new EmptyState(VaadinIcon.CALENDAR_CLOCK, "days.none"))
            .exporting("days");
    columns(list.columns(), false);
    return list;
  }

  static ListPage<DayRow> waiting(DayList days, Actor actor) {
    var list =
        new ListPage<DayRow>(
                query -> days.waiting(actor, query), query -> days.countWaiting(actor, query))
            .searching("days.searchHint")
            .days()
            .opening(DayRow::route)
            .whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "days.noneWait"))
            .exporting("days-that-wait");
    columns(list.columns(), true);
    return list;
  }

  private static void columns(ListColumns<DayRow> columns, boolean withOutlet) {
    columns.component(
        "days.day",
        "day",
        row -> DayWords.link(row.route(), row.day().toString()),
        row -> row.day().toString());
    if (withOutlet) {
      columns.text("days.outlet", "outlet", DayRow::outlet); // all of them wait
    } else {
      columns.component("days.state", null, DayWords::badge, DayWords::state);
    }
    columns.money("days.totalYuan", "total", row -> row.now().total());
    if (!withOutlet) {
      columns.money("days.changedTotalYuan", null, DayRow::changedTotal).onWideScreens();
    }
    columns
        .money("days.expectedYuan", null, row -> row.now().expected())
        .onWideScreens()
        .money("days.countedYuan", null, row -> row.now().counted())
        .onWideScreens();
    if (!withOutlet) {
      columns.money("days.changedCountedYuan", null, DayRow::changedCounted).onWideScreens();
    }
    columns
        .money("days.differenceYuan", null, row -> row.now().difference())
        .onWideScreens()
        .count("days.sales", "sales", row -> row.now().sales())
        .onWideScreens()
        .count("days.refunds", null, row -> row.now().refunds())
        .onWideScreens()
        .money("days.eligibleYuan", null, row -> row.now().eligible())
        .onWideScreens();
  }
}
