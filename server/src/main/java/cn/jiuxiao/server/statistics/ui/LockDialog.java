package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.MonthLocks;
import cn.jiuxiao.server.statistics.MonthStanding;
import cn.jiuxiao.server.statistics.OpenInMonth;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is still open in a month before it is published, or why a lock is lifted. */
final class LockDialog {
  private static final int LONGEST_NOTE = 500;
  private static final int NAMED = 5;

  private final MonthLocks locks;
  private final Actor actor;
  private final YearMonth month;
  private final MonthStanding seen;
  private final Runnable done;

  /**
   * @param seen what the person sees of the month
   */
  LockDialog(MonthLocks locks, Actor actor, YearMonth month, MonthStanding seen, Runnable done) {
    this.locks = locks;
    this.actor = actor;
    this.month = month;
    this.seen = seen;
    this.done = done;
  }

  void lock(Map<OpenInMonth.Kind, List<String>> open) {
    boolean first = seen.number() == 0;
    TextArea note = note(first ? "statistics.lock.note" : "statistics.lock.reason", !first);
    String key = first ? "statistics.lock" : "statistics.lockAgain";
    var dialog =
        new FormDialog(
            Texts.of(key, Shown.period(Period.month(month)), seen.number() + 1),
            new Paragraph(Texts.of(key + "Text", seen.number() + 1)),
            open(open),
            note);
    dialog
        .saying(key + "Action")
        .blaming(note, "statistics.lock.reasonMissing", "statistics.lock.noteTooLong")
        .onSave(
            () -> {
              int number = locks.lock(actor, month, seen, note.getValue());
              Notices.done("statistics.wasLocked", Shown.period(Period.month(month)), number);
              done.run();
            });
    dialog.open();
  }

  void lift() {
    TextArea note = note("statistics.lock.reason", true);
    var dialog =
        new FormDialog(
            Texts.of("statistics.lift", Shown.period(Period.month(month))),
            new Paragraph(Texts.of("statistics.liftText")),
            note);
    dialog
        .saying("statistics.liftAction")
        .weighty()
        .blaming(note, "statistics.lock.reasonMissing", "statistics.lock.noteTooLong")
        .onSave(
            () -> {
              locks.lift(actor, month, seen, note.getValue());
              Notices.done("statistics.wasLifted", Shown.period(Period.month(month)));
              done.run();
            });
    dialog.open();
  }

  private static TextArea note(String key, boolean required) {
    var note = new TextArea(Texts.of(key));
    note.setId("lock-note");
    note.setMaxLength(LONGEST_NOTE);
    note.setRequiredIndicatorVisible(required);
    note.setWidthFull();
    return note;
  }

  /** What may still come into the month, each with where it is looked after. */
  static Component open(Map<OpenInMonth.Kind, List<String>> open) {
    var box = new Div();
    box.setId("still-open");
    if (open.isEmpty()) {
      box.add(State.GOOD.badge(Texts.of("statistics.nothingOpen")));
      return box;
    }
    box.add(State.WAITING.badge(Texts.of("statistics.stillOpen")));
    var list = new UnorderedList();
    list.addClassName("jx-papers");
    open.forEach((kind, names) -> list.add(line(kind, names)));
    box.add(list);
    return box;
  }

  private static ListItem line(OpenInMonth.Kind kind, List<String> names) {
    String some =
        names.stream().limit(NAMED).collect(Collectors.joining(Texts.of("statistics.and")));
    var which = new Span(names.size() > NAMED ? some + " …" : some);
    which.addClassNames("jx-quiet", "jx-names");
    return new ListItem(
        Shown.link(route(kind), Texts.of("statistics.open." + kind, names.size())), which);
  }

  private static String route(OpenInMonth.Kind kind) {
    return switch (kind) {
      case WAITING -> "review";
      case GAP -> "review?state=EARLY";
      case UNREPORTED, UNSENT, OPEN_SHIFT -> "terminals";
    };
  }
}
