package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.AlarmKind;
import cn.jiuxiao.server.review.AlarmDesk;
import cn.jiuxiao.server.review.AlarmRow;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people must hear of about tills, until someone has looked after it. */
@Prototype
@Route(value = "review/alarms", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class AlarmsView extends VerticalLayout {
  private final AlarmDesk alarms;
  private final Actor actor;
  private final ListPage<AlarmRow> list;

  AlarmsView(CurrentActor current, AlarmDesk alarms) {
    this.actor = current.get();
    this.alarms = alarms;
    this.list = list();
    addClassName("jx-page");
    setSizeFull();
    long open = alarms.openByKind(actor).values().stream().mapToLong(Long::longValue).sum();
    add(
        new PageHeader(Texts.of("review.title")),
        new ReviewTabs(ReviewTabs.Part.ALARMS, open),
        list);
  }

  private ListPage<AlarmRow> list() {
    var page =
        new ListPage<AlarmRow>(
                query -> alarms.page(actor, query),
                query -> Math.toIntExact(alarms.count(actor, query)))
            .searching("review.searchAlarms")
            .filter("state", "review.alarmState", states())
            .filter("kind", "review.alarmKind", kinds())
            .filter("outlet", "review.outlet", alarms.outlets(actor))
            .tall()
            .whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "review.noAlarms"))
            .exporting("alarms");
    page.columns()
        .component("review.alarmKind", "kind", AlarmsView::kind, row -> AlarmWords.kind(row.kind()))
        .component(
            "review.terminal",
            null,
            AlarmsView::terminal,
            row -> row.label() == null ? "" : row.label())
        .onWideScreens()
        .text("review.found", null, AlarmWords::found)
        .onWideScreens()
        .component("review.clearing", null, this::clearing, AlarmRow::clearing)
        .text("review.outlet", "outlet", AlarmRow::outlet)
        .onWideScreens()
        .moment("review.raisedAt", "raised", AlarmRow::raisedAt)
        .onWideScreens()
        .component("review.meaning", null, AlarmsView::meaning, AlarmsView::meaningInWords)
        .onWideScreens();
    return page;
  }

  private static Component meaning(AlarmRow row) {
    var words = new Div(new Span(meaningInWords(row)));
    words.addClassNames("jx-two-lines", "jx-sentence");
    return words;
  }

  private static String meaningInWords(AlarmRow row) {
    return Texts.of("review.alarmMeans." + row.kind());
  }

  /** On a phone also where and what, since there is no room beside it. */
  private static Component kind(AlarmRow row) {
    var badge = (row.isOpen() ? State.BAD : State.GOOD).badge(AlarmWords.kind(row.kind()));
    return Words.withDetails(badge, terminal(row), new Span(AlarmWords.found(row)));
  }

  private static Component terminal(AlarmRow row) {
    return row.terminal() == null
        ? new Span("—")
        : Words.link(
            "review?q=" + row.terminal(),
            row.label() == null ? String.valueOf(row.terminal()) : row.label());
  }

  private Component clearing(AlarmRow row) {
    if (!row.isOpen()) {
      String by = row.clearedBy();
      return new Span(by == null ? Texts.of("review.clearedByItself") : by + "：" + row.clearing());
    }
    if (!ReviewReaders.decides(actor)) {
      return new Span(Texts.of("review.open"));
    }
    var clear = new Button(Texts.of("review.clear"), click -> ask(row));
    clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    return clear;
  }

  private void ask(AlarmRow row) {
    new DecisionDialog("review.askClear", true, AlarmWords.kind(row.kind()))
        .open(
            given -> {
              alarms.clear(actor, row.id(), given.note());
              Notices.done("review.cleared");
              list.refresh();
            });
  }

  private static Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("OPEN", Texts.of("review.open"));
    words.put("CLEARED", Texts.of("review.closed"));
    return words;
  }

  private Map<String, String> kinds() {
    Map<String, Long> open = alarms.openByKind(actor);
    Map<String, String> words = new LinkedHashMap<>();
    for (AlarmKind kind : AlarmKind.values()) {
      words.put(
          kind.name(), AlarmWords.kind(kind.name()) + " · " + open.getOrDefault(kind.name(), 0L));
    }
    return words;
  }
}
