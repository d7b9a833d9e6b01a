package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.review.ReviewEntries;
import cn.jiuxiao.server.review.ReviewEntry;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;

/** One parked or forked entry: what the till wrote beside what we knew, and the decision. */
@Prototype
@Route(value = "review/entries/:terminal/:branch/:seq", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class ReviewEntryView extends VerticalLayout implements BeforeEnterObserver {
  private final ReviewEntries entries;
  private final DecisionPart decisions;
  private final ComparePart compare;
  private final Actor actor;

  ReviewEntryView(
      CurrentActor current, ReviewEntries entries, DecisionPart decisions, ComparePart compare) {
    this.actor = current.get();
    this.entries = entries;
    this.decisions = decisions;
    this.compare = compare;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(asked(event.getRouteParameters()));
  }

  private static EntryKey asked(RouteParameters asked) {
    try {
      return new EntryKey(
          UUID.fromString(asked.get("terminal").orElseThrow(NotFound::new)),
          asked.getInteger("branch").orElseThrow(NotFound::new),
          asked.getLong("seq").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException notAnEntry) {
      throw new NotFound();
    }
  }

  private void show(EntryKey key) {
    ReviewEntry entry = entries.open(actor, key.terminal(), key.branch(), key.seq());
    Runnable again = () -> show(key);
    removeAll();
    add(header(entry, again), why(entry));
    if (entry.branch() != null) {
      add(decisions.branch(entry, entry.branch(), again));
    }
    add(beside(entry));
    if (!entry.siblings().isEmpty()) {
      add(decisions.shift(entry, again));
    }
    if (!entry.decisions().isEmpty()) {
      add(HistoryPart.card(entry.decisions()));
    }
  }

  private Component header(ReviewEntry entry, Runnable again) {
    var header =
        new PageHeader(Words.number(entry.row()) + " · " + Words.kind(entry.row()))
            .under("review", Texts.of("review.title"));
    if (ReviewReaders.decides(actor)) {
      header.actions(decisions.buttons(entry, again));
    }
    return header;
  }

  private static Component why(ReviewEntry entry) {
    var states = new Div(Words.state(entry.row()));
    states.addClassName("jx-states");
    var reason = new Span(Words.reason(entry.row()));
    reason.addClassName("jx-strong");
    var text = new Paragraph(reason);
    text.add(" — " + Words.of("review.why.", entry.row().reason()));
    String detail = entry.row().detail();
    if (detail != null && entry.thatDay() == null) {
      text.add(" " + Words.detail(detail));
    }
    if (entry.isProposed()) {
      text.add(" " + Texts.of("review.waitsForSecond"));
    }
    states.add(WrittenPart.checks(entry.written()));
    var block = new Div(states, text);
    block.addClassName("jx-block");
    return block;
  }

  private Component beside(ReviewEntry entry) {
    var beside = new Div(WrittenPart.card(entry.row(), entry.written()), compare.card(entry));
    beside.addClassName("jx-beside");
    return beside;
  }
}
