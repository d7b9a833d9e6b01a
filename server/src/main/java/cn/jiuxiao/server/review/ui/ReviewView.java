package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.review.AlarmDesk;
import cn.jiuxiao.server.review.ReviewList;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.ReviewState;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tills wrote that does not count by itself, for a person to settle. */
@Prototype
@Route(value = "review", layout = MainLayout.class)
@Menu(order = 420, title = "review.title", icon = "vaadin:clipboard-check")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class ReviewView extends VerticalLayout {
  private final ReviewList entries;
  private final Actor actor;
  private final BulkPart bulk;
  private final Clock clock;

  ReviewView(
      CurrentActor current, ReviewList entries, AlarmDesk alarms, BulkPart bulk, Clock clock) {
    this.bulk = bulk;
    this.actor = current.get();
    this.entries = entries;
    this.clock = clock;
    addClassName("jx-page");
    setSizeFull();
    long open = alarms.openByKind(actor).values().stream().mapToLong(Long::longValue).sum();
    add(
        new PageHeader(Texts.of("review.title")),
        new ReviewTabs(ReviewTabs.Part.ENTRIES, open),
        list());
  }

  private ListPage<ReviewRow> list() {
    var list =
        new ListPage<ReviewRow>(
                query -> entries.page(actor, query),
                query -> Math.toIntExact(entries.count(actor, query)))
            .searching("review.searchHint")
            .filter("state", "review.stateFilter", states())
            .filter("reason", "review.reason", reasons())
            .filter("outlet", "review.outlet", entries.outlets(actor))
            .tall()
            .opening(ReviewRow::route)
            .whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "review.none"))
            .exporting("review");
    if (ReviewReaders.decides(actor)) {
      list.choosing(chosen -> bulk.actions(chosen, list::refresh));
    }
    columns(list);
    return list;
  }

  private void columns(ListPage<ReviewRow> list) {
    list.columns()
        .component(
            "review.stateFilter",
            null,
            row ->
                Words.withDetails(
                    Words.state(row),
                    Cells.code(Words.number(row)),
                    new Span(Words.kind(row) + " · " + Words.reason(row)),
                    new Span(Words.amount(row))),
            row -> Texts.of("review.state." + row.state()))
        .code("review.number", "seq", Words::number)
        .onWideScreens()
        .text("review.reason", "reason", Words::reason)
        .onWideScreens()
        .text("review.kind", null, Words::kind)
        .onWideScreens()
        .text("review.outlet", "outlet", ReviewRow::outlet)
        .onWideScreens()
        .text("review.day", "day", row -> row.day() == null ? "—" : row.day().toString())
        .onWideScreens()
        .money("review.amountYuan", null, ReviewRow::amount)
        .onWideScreens()
        .moment("review.receivedAt", "received", ReviewRow::receivedAt)
        .onWideScreens()
        .text("review.age", null, row -> Words.age(row.receivedAt(), clock.instant()))
        .onWideScreens();
  }

  private Map<String, String> states() {
    Map<ReviewState, Long> counts = entries.counts(actor);
    Map<String, String> words = new LinkedHashMap<>();
    for (ReviewState state : ReviewState.values()) {
      words.put(
          state.name(), Texts.of("review.state." + state) + " · " + counts.getOrDefault(state, 0L));
    }
    return words;
  }

  private Map<String, String> reasons() {
    Map<String, String> words = new LinkedHashMap<>();
    entries.reasons(actor).forEach(reason -> words.put(reason, Words.of("review.reason.", reason)));
    return words;
  }
}
