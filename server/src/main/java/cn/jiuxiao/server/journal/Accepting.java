package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.journal.SettleEntries.Settled.StillParked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One person's decision that some entries shall count. What is above the limit is only proposed,
 * for a second person to confirm.
 */
final class Accepting {
  /** What all decisions share. */
  record Rules(
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Decisions decisions,
      long limitFen,
      Clock clock) {
    boolean needsAnother(JournalEntry entry) {
      return EntryAmount.inFigures(entry.body()) > limitFen;
    }

    void record(JournalTransaction transaction, List<JudgedEntry> accepted) throws SQLException {
      if (!accepted.isEmpty()) {
        for (RecordedEntries feature : features) {
          feature.recorded(transaction, accepted);
        }
      }
    }
  }

  /** An entry as it came in, and as it shall count. */
  private record Corrected(JournalEntry written, JournalEntry counted, Verdict verdict) {}

  private final Rules rules;
  private final Connection connection;
  private final long userId;
  private final boolean confirming;
  private final List<EntryKey> counted = new ArrayList<>();
  private final List<EntryKey> proposed = new ArrayList<>();
  private final Map<EntryKey, StillParked> left = new LinkedHashMap<>();
  long lastOfficeSeq;

  /**
   * @param confirming true if this is the second person
   */
  Accepting(Rules rules, Connection connection, long userId, boolean confirming) {
    this.rules = rules;
    this.connection = connection;
    this.userId = userId;
    this.confirming = confirming;
  }

  /**
   * @param terms on which each of them is accepted; its decision is put there by this class
   */
  Batch accept(List<JournalEntry> found, Function<JournalEntry, Verdict> terms)
      throws SQLException {
    var small = new ArrayList<Corrected>();
    var large = new ArrayList<Corrected>();
    for (JournalEntry written : found) {
      Verdict verdict = terms.apply(written);
      JournalEntry as = verdict.correction().of(written);
      var one = new Corrected(written, as, verdict);
      boolean needsAnother = !confirming && (rules.needsAnother(written) || rules.needsAnother(as));
      (needsAnother ? large : small).add(one);
    }
    propose(large);
    count(small);
    return new Batch(List.copyOf(counted), List.copyOf(proposed), left);
  }

  private void count(List<Corrected> entries) throws SQLException {
    JournalTransaction transaction = transaction();
    var accepted = new ArrayList<JudgedEntry>();
    for (Judged one : judge(transaction, entries)) {
      lastOfficeSeq = decide(one.entry(), "ACCEPTED");
      accepted.add(one.judged());
      counted.add(one.entry().written().key());
    }
    rules.record(transaction, accepted);
  }

  /** What cannot count even so is not proposed either. Nothing is recorded. */
  private void propose(List<Corrected> entries) throws SQLException {
    for (Judged one : judge(transaction(), entries)) {
      lastOfficeSeq = decide(one.entry(), PastDecisions.PROPOSED);
      proposed.add(one.entry().written().key());
    }
  }

  private record Judged(Corrected entry, JudgedEntry judged) {}

  /** Those that may count; of the others it is noted why not. */
  private List<Judged> judge(JournalTransaction transaction, List<Corrected> entries)
      throws SQLException {
    var may = new ArrayList<Judged>();
    if (entries.isEmpty()) {
      return may;
    }
    List<JudgedEntry> judged =
        new Judging(transaction, rules.judges())
            .judge(entries.stream().map(Corrected::counted).toList());
    for (int i = 0; i < judged.size(); i++) {
      if (judged.get(i).judgement() instanceof Judgement.Parked(var reason, var detail)) {
        left.put(judged.get(i).entry().key(), new StillParked(reason, detail));
      } else {
        may.add(new Judged(entries.get(i), judged.get(i)));
      }
    }
    return may;
  }

  private JournalTransaction transaction() {
    return new JournalTransaction(
        connection, rules.clock().instant(), SettleEntries.WAIVABLE, true);
  }

  private long decide(Corrected entry, String decision) throws SQLException {
    Verdict terms = entry.verdict();
    return rules
        .decisions()
        .decide(
            connection,
            userId,
            entry.written(),
            new Verdict(decision, terms.note(), terms.correction(), terms.under()),
            entry.counted());
  }

  /** The terms of a decision about several: the day is for those whose time is uncertain. */
  static Function<JournalEntry, Verdict> terms(
      java.time.@Nullable LocalDate day, String note, @Nullable Long under) {
    return entry ->
        new Verdict(
            "ACCEPTED",
            note,
            entry.when() == null ? Correction.toDay(day) : Correction.NONE,
            under);
  }
}
