package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.ReviewState;
import cn.jiuxiao.server.review.Settle;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.wire.Base64Url;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import io.micronaut.context.annotation.Prototype;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Decisions about several entries that were ticked on the list. */
@Prototype
class BulkPart {
  private final Settle settle;
  private final Actor actor;
  private final Clock clock;

  BulkPart(CurrentActor current, Settle settle, Clock clock) {
    this.actor = current.get();
    this.settle = settle;
    this.clock = clock;
  }

  /** What may be done with these; each kind of row has its own. */
  List<Component> actions(Set<ReviewRow> chosen, Runnable again) {
    List<ReviewRow> waiting =
        rows(chosen, row -> row.state() == ReviewState.PARKED || row.state() == ReviewState.FORKED);
    List<EntryKey> proposed = keys(rows(chosen, row -> row.state() == ReviewState.PROPOSED));
    List<EntryKey> refusable = new ArrayList<>(keys(waiting));
    refusable.addAll(proposed);
    List<EntryKey> settled = keys(rows(chosen, row -> row.state() == ReviewState.SETTLED));
    List<byte[]> unverified = marks(rows(chosen, row -> row.state() == ReviewState.UNVERIFIED));
    var actions = new ArrayList<Component>();
    add(actions, waiting, "review.acceptChosen", "accept-chosen", () -> accept(waiting, again));
    add(
        actions,
        proposed,
        "review.confirmChosen",
        "confirm-chosen",
        () -> confirm(proposed, again));
    add(actions, refusable, "review.refuseChosen", "refuse-chosen", () -> refuse(refusable, again));
    add(actions, unverified, "review.noteChosen", "note-chosen", () -> note(unverified, again));
    add(actions, settled, "review.undoChosen", "undo-chosen", () -> undo(settled, again));
    return actions;
  }

  private static void add(
      List<Component> actions, List<?> rows, String key, String id, Runnable action) {
    if (!rows.isEmpty()) {
      Button button = DecisionPart.button(key, id, actions.isEmpty(), action, rows.size());
      actions.add(button);
    }
  }

  private static List<ReviewRow> rows(Set<ReviewRow> chosen, Predicate<ReviewRow> which) {
    return chosen.stream().filter(which).toList();
  }

  private static List<EntryKey> keys(List<ReviewRow> rows) {
    return rows.stream().map(ReviewRow::key).filter(Objects::nonNull).toList();
  }

  private static List<byte[]> marks(List<ReviewRow> rows) {
    return rows.stream().map(row -> Base64Url.decode(Objects.requireNonNull(row.mark()))).toList();
  }

  private void accept(List<ReviewRow> rows, Runnable again) {
    var dialog = new DecisionDialog("review.askAcceptAll", false, rows.size());
    rows.stream()
        .filter(row -> row.day() == null)
        .findFirst()
        .ifPresent(
            row ->
                dialog.askingDay(
                    BusinessDay.of(row.receivedAt()).date(), BusinessDay.today(clock).date()));
    dialog.open(
        given -> {
          Outcome.tell(settle.accept(actor, keys(rows), given.day(), given.note()));
          again.run();
        });
  }

  private void confirm(List<EntryKey> keys, Runnable again) {
    new DecisionDialog("review.askConfirmAll", false, keys.size())
        .open(
            given -> {
              Outcome.tell(settle.confirm(actor, keys, given.note()));
              again.run();
            });
  }

  private void refuse(List<EntryKey> keys, Runnable again) {
    new DecisionDialog("review.askRefuseAll", true, keys.size())
        .open(
            given -> {
              Notices.done("review.refused", settle.refuse(actor, keys, given.note()));
              again.run();
            });
  }

  private void note(List<byte[]> digests, Runnable again) {
    new DecisionDialog("review.askNote", true, digests.size())
        .open(
            given -> {
              Notices.done("review.noted", settle.acknowledge(actor, digests, given.note()));
              again.run();
            });
  }

  private void undo(List<EntryKey> keys, Runnable again) {
    new DecisionDialog("review.askUndoAll", true, keys.size())
        .open(
            given -> {
              Outcome.tell(settle.undo(actor, keys, given.note()));
              again.run();
            });
  }
}
