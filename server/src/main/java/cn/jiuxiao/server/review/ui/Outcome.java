package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.SettleBranches.BranchUndone;
import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.journal.UndoSettlement;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Notices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people what came of their decisions. */
final class Outcome {
  private static final int MOST_NUMBERS = 12;

  private Outcome() {}

  /** What counts now, what waits for a second person, and what cannot, by its reason. */
  static void tell(Batch batch) {
    if (!batch.counted().isEmpty()) {
      Notices.done("review.accepted", batch.counted().size());
    }
    if (!batch.proposed().isEmpty()) {
      Notices.done("review.proposed", batch.proposed().size());
    }
    Map<String, List<EntryKey>> byReason = new LinkedHashMap<>();
    batch
        .left()
        .forEach(
            (key, left) ->
                byReason
                    .computeIfAbsent(left.reason().name(), reason -> new ArrayList<>())
                    .add(key));
    byReason.forEach(
        (reason, keys) ->
            Notices.problem(
                Texts.of(
                    "review.stillParked",
                    keys.size(),
                    Words.of("review.reason.", reason),
                    numbers(keys))));
    if (batch.counted().isEmpty() && batch.proposed().isEmpty() && byReason.isEmpty()) {
      Notices.problem(Texts.of("review.nothingToSettle"));
    }
  }

  static void tell(Settled settled, EntryKey key) {
    tell(
        switch (settled) {
          case Settled.Done done -> new Batch(List.of(key), List.of(), Map.of());
          case Settled.Proposed proposed -> new Batch(List.of(), List.of(key), Map.of());
          case Settled.StillParked left -> new Batch(List.of(), List.of(), Map.of(key, left));
          case Settled.NothingToSettle nothing -> new Batch(List.of(), List.of(), Map.of());
        });
  }

  static void tell(UndoSettlement.Batch batch) {
    if (!batch.undone().isEmpty()) {
      Notices.done("review.undone", batch.undone().size());
    }
    if (!batch.builtOn().isEmpty()) {
      Notices.problem(Texts.of("review.builtOn", numbers(batch.builtOn())));
    }
    if (batch.undone().isEmpty() && batch.builtOn().isEmpty()) {
      Notices.problem(Texts.of("review.nothingToUndo"));
    }
  }

  static void tell(BranchUndone undone) {
    switch (undone) {
      case BranchUndone.Done(int entries) -> Notices.done("review.undone", entries);
      case BranchUndone.NothingToUndo nothing -> Notices.problem(Texts.of("review.nothingToUndo"));
      case BranchUndone.BuiltOn(var entries) ->
          Notices.problem(Texts.of("review.builtOn", numbers(entries)));
    }
  }

  private static String numbers(List<EntryKey> keys) {
    return keys.stream()
            .limit(MOST_NUMBERS)
            .map(key -> String.valueOf(key.seq()))
            .collect(Collectors.joining(Texts.of("review.listComma")))
        + (keys.size() > MOST_NUMBERS ? "…" : "");
  }
}
