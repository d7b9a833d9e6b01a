package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.SettleEntries;
import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.review.ReviewEntry;
import cn.jiuxiao.server.review.ReviewEntry.BranchFacts;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.Settle;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.wire.ParkReason;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.micronaut.context.annotation.Prototype;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The buttons with which a person of the office decides, each behind a question. */
@Prototype
class DecisionPart {
  private final Settle settle;
  private final Actor actor;
  private final Clock clock;

  DecisionPart(CurrentActor current, Settle settle, Clock clock) {
    this.actor = current.get();
    this.settle = settle;
    this.clock = clock;
  }

  /** About this entry alone. */
  Component[] buttons(ReviewEntry entry, Runnable again) {
    if (entry.isSettled()) {
      return new Component[] {button("review.undo", "undo", false, () -> undo(entry, again))};
    }
    Button refuse = button("review.refuse", "refuse", false, () -> refuse(entry, again));
    return mayCount(entry)
        ? new Component[] {
          refuse,
          button("review.accept", "accept", true, () -> accept(entry, List.of(entry.key()), again))
        }
        : new Component[] {refuse};
  }

  private static boolean mayCount(ReviewEntry entry) {
    String reason = entry.row().reason();
    return Stream.of(ParkReason.values())
        .anyMatch(one -> one.name().equals(reason) && SettleEntries.mayBeAccepted(one));
  }

  private void accept(ReviewEntry entry, List<EntryKey> keys, Runnable again) {
    boolean one = keys.size() == 1;
    var dialog =
        new DecisionDialog(one ? "review.askAccept" : "review.askAcceptAll", false, keys.size());
    if (entry.needsDay()) {
      dialog.askingDay(BusinessDay.of(entry.written().receivedAt()).date(), today());
    }
    dialog.open(
        given -> {
          tell(settle.accept(actor, keys, given.day(), given.note()));
          again.run();
        });
  }

  private void refuse(ReviewEntry entry, Runnable again) {
    new DecisionDialog("review.askRefuse", true)
        .open(given -> refused(List.of(entry.key()), given, again));
  }

  private void refused(List<EntryKey> keys, DecisionDialog.Given given, Runnable again) {
    int refused = settle.refuse(actor, keys, given.note());
    Notices.done("review.refused", refused);
    again.run();
  }

  private void undo(ReviewEntry entry, Runnable again) {
    new DecisionDialog("review.askUndo", true)
        .open(
            given -> {
              switch (settle.undo(actor, entry.key(), given.note())) {
                case DONE -> Notices.done("review.undone");
                case NOTHING_TO_UNDO -> Notices.problem(Texts.of("review.nothingToUndo"));
                case BUILT_ON -> Notices.problem(Texts.of("review.builtOn"));
              }
              again.run();
            });
  }

  /** What else of the same shift waits, and all of it at once. */
  Component shift(ReviewEntry entry, Runnable again) {
    var lines = new UnorderedList();
    lines.addClassName("jx-papers");
    for (ReviewRow row : entry.siblings()) {
      var amount = row.amount();
      lines.add(
          new ListItem(
              Words.link(row.route(), Words.number(row)),
              new Span(Words.kind(row)),
              new Span(Words.reason(row)),
              amount == null ? new Span() : Cells.money(amount)));
    }
    var card = Words.card("review.sameShift", lines);
    if (ReviewReaders.decides(actor)) {
      List<EntryKey> all = keys(entry);
      card.add(
          actions(
              button("review.refuseShift", "refuse-shift", false, () -> refuseAll(all, again)),
              button("review.acceptShift", "accept-shift", true, () -> accept(entry, all, again))));
    }
    return card;
  }

  private static List<EntryKey> keys(ReviewEntry entry) {
    Stream<EntryKey> own = entry.isSettled() ? Stream.empty() : Stream.of(entry.key());
    return Stream.concat(
            own,
            entry.siblings().stream()
                .map(
                    row ->
                        new EntryKey(
                            entry.key().terminal(),
                            entry.key().branch(),
                            Objects.requireNonNull(row.seq()))))
        .toList();
  }

  private void refuseAll(List<EntryKey> keys, Runnable again) {
    new DecisionDialog("review.askRefuseAll", true, keys.size())
        .open(given -> refused(keys, given, again));
  }

  /** The branch on which the entry stands, and a decision about all of it. */
  Component branch(ReviewEntry entry, BranchFacts branch, Runnable again) {
    var card =
        Words.card(
            "review.branch",
            new Facts()
                .add("review.branchNumber", String.valueOf(branch.number()))
                .add("review.branchCause", Texts.of("review.cause." + branch.cause()))
                .add("review.branchOpened", Cells.moment(branch.openedAt()))
                .add("review.branchWaiting", Cells.grouped(branch.waiting()))
                .add(
                    "review.branchDecision",
                    Words.of("review.branchDecision.", branch.decision())));
    if (ReviewReaders.decides(actor)) {
      card.add(
          actions(
              button(
                  "review.refuseBranch",
                  "refuse-branch",
                  false,
                  () -> refuseBranch(entry.key(), branch, again)),
              button(
                  "review.adoptBranch",
                  "adopt-branch",
                  true,
                  () -> adopt(entry.key(), branch, again))));
    }
    return card;
  }

  private void adopt(EntryKey key, BranchFacts branch, Runnable again) {
    new DecisionDialog("review.askAdopt", false, branch.number(), branch.waiting())
        .open(
            given -> {
              tell(settle.adopt(actor, key.terminal(), branch.number(), null, given.note()));
              again.run();
            });
  }

  private void refuseBranch(EntryKey key, BranchFacts branch, Runnable again) {
    new DecisionDialog("review.askRefuseBranch", true, branch.number(), branch.waiting())
        .open(
            given -> {
              int refused =
                  settle.refuseBranch(actor, key.terminal(), branch.number(), given.note());
              Notices.done("review.refused", refused);
              again.run();
            });
  }

  /** What counts now, and what cannot, with its reason. */
  private static void tell(Batch batch) {
    if (!batch.counted().isEmpty() || batch.left().isEmpty()) {
      Notices.done("review.accepted", batch.counted().size());
    }
    batch
        .left()
        .forEach(
            (key, left) ->
                Notices.problem(
                    Texts.of(
                        "review.stillParked",
                        key.seq(),
                        Words.of("review.reason.", left.reason().name()))));
  }

  private LocalDate today() {
    return BusinessDay.today(clock).date();
  }

  static Button button(String key, String id, boolean primary, Runnable action) {
    var button = new Button(Texts.of(key), click -> action.run());
    button.setId(id);
    if (primary) {
      button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }
    return button;
  }

  private static Component actions(Button... buttons) {
    var actions = new Div(buttons);
    actions.addClassName("jx-actions");
    return actions;
  }
}
