package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.SettleEntries;
import cn.jiuxiao.server.review.Corrections;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The buttons with which a person of the office decides, each behind a question. */
@Prototype
class DecisionPart {
  private final Settle settle;
  private final Corrections corrections;
  private final Actor actor;

  DecisionPart(CurrentActor current, Settle settle, Corrections corrections) {
    this.actor = current.get();
    this.settle = settle;
    this.corrections = corrections;
  }

  /** About this entry alone. */
  Component[] buttons(ReviewEntry entry, Runnable again) {
    if (entry.isSettled()) {
      return new Component[] {button("review.undo", "undo", false, () -> undo(entry, again))};
    }
    Button refuse = button("review.refuse", "refuse", false, () -> refuse(entry, again));
    if (entry.isProposed()) {
      Button withdraw = button("review.withdraw", "withdraw", false, () -> undo(entry, again));
      return entry.mayBeConfirmedBy(actor)
          ? new Component[] {
            refuse, withdraw, button("review.confirm", "confirm", true, () -> confirm(entry, again))
          }
          : new Component[] {refuse, withdraw};
    }
    return mayCount(entry)
        ? new Component[] {
          refuse, button("review.accept", "accept", true, () -> accept(entry, again))
        }
        : new Component[] {refuse};
  }

  private void confirm(ReviewEntry entry, Runnable again) {
    new DecisionDialog("review.askConfirm", false)
        .open(
            given -> {
              Outcome.tell(settle.confirm(actor, List.of(entry.key()), given.note()));
              again.run();
            });
  }

  private static boolean mayCount(ReviewEntry entry) {
    String reason = entry.row().reason();
    return entry.mayCountCorrected()
        || Stream.of(ParkReason.values())
            .anyMatch(one -> one.name().equals(reason) && SettleEntries.mayBeAccepted(one));
  }

  private void accept(ReviewEntry entry, Runnable again) {
    var fields = new CorrectionFields(entry, corrections);
    new DecisionDialog("review.askAccept", false)
        .correcting(fields)
        .open(
            given -> {
              if (fields.changes()) {
                Outcome.tell(
                    settle.acceptCorrected(actor, entry.key(), fields.value(), given.note()),
                    entry.key());
              } else {
                Outcome.tell(
                    settle.accept(actor, List.of(entry.key()), fields.value().day(), given.note()));
              }
              again.run();
            });
  }

  private void acceptAll(ReviewEntry entry, List<EntryKey> keys, Runnable again) {
    var dialog = new DecisionDialog("review.askAcceptAll", false, keys.size());
    LocalDate received = BusinessDay.of(entry.written().receivedAt()).date();
    if (entry.needsDay() || entry.siblings().stream().anyMatch(row -> row.day() == null)) {
      dialog.askingDay(received, received);
    }
    dialog.open(
        given -> {
          Outcome.tell(settle.accept(actor, keys, given.day(), given.note()));
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
              Outcome.tell(settle.undo(actor, List.of(entry.key()), given.note()));
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
              button(
                  "review.acceptShift", "accept-shift", true, () -> acceptAll(entry, all, again))));
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
      card.add(actions(branchButtons(entry.key(), branch, again)));
    }
    return card;
  }

  private Button[] branchButtons(EntryKey key, BranchFacts branch, Runnable again) {
    Button refuse =
        button(
            "review.refuseBranch", "refuse-branch", false, () -> refuseBranch(key, branch, again));
    Button adopt =
        button("review.adoptBranch", "adopt-branch", true, () -> adopt(key, branch, again));
    return branch.isDecided()
        ? new Button[] {
          button("review.undoBranch", "undo-branch", false, () -> undoBranch(key, branch, again))
        }
        : new Button[] {refuse, adopt};
  }

  private void undoBranch(EntryKey key, BranchFacts branch, Runnable again) {
    new DecisionDialog("review.askUndoBranch", true, branch.number())
        .open(
            given -> {
              Outcome.tell(settle.undoBranch(actor, key.terminal(), branch.number(), given.note()));
              again.run();
            });
  }

  private void adopt(EntryKey key, BranchFacts branch, Runnable again) {
    new DecisionDialog("review.askAdopt", false, branch.number(), branch.waiting())
        .open(
            given -> {
              Outcome.tell(
                  settle.adopt(actor, key.terminal(), branch.number(), null, given.note()));
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

  static Button button(String key, String id, boolean primary, Runnable action, Object... args) {
    var button = new Button(Texts.of(key, args), click -> action.run());
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
