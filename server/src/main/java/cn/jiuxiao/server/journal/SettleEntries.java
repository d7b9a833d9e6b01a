package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.wire.ParkReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles entries that were parked: by a person's decision, or by rule when what they waited for
 * has come. An accepted entry counts from then on as if it had come in right, on its own day; the
 * decision is an entry of the office's journal.
 */
public final class SettleEntries {
  /** What can pass by itself: a missing thing arrives, or a newer server understands more. */
  private static final Set<ParkReason> CURABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.ORIGINAL_UNKNOWN,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.UNKNOWN_VERSION,
          ParkReason.UNKNOWN_KIND,
          ParkReason.MALFORMED_BODY);

  /**
   * What a person may decide to overlook. The rest cannot be counted: there is no meaning, no
   * original, or the figures contradict.
   */
  static final Set<ParkReason> WAIVABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.PRICE_DIFFERS,
          ParkReason.BLOCKED_PRODUCT,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.OUTLET_CLOSED,
          ParkReason.TERMINAL_REVOKED,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.FOLLOWS_FORK);

  private static final int MOST_AT_ONCE = 1_000;

  private final List<EntryJudge> judges;
  private final List<RecordedEntries> features;
  private final Decisions decisions;
  private final Terminals terminals;
  private final Clock clock;

  SettleEntries(
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Decisions decisions,
      Terminals terminals,
      Clock clock) {
    this.judges = judges;
    this.features = features;
    this.decisions = decisions;
    this.terminals = terminals;
    this.clock = clock;
  }

  /** True if a person may let an entry count that was parked for this reason. */
  public static boolean mayBeAccepted(ParkReason reason) {
    return reason == ParkReason.TIME_UNCERTAIN || WAIVABLE.contains(reason);
  }

  /** What came of a decision. */
  public sealed interface Settled {
    /**
     * @param officeSeq the decision's number in the office's journal
     */
    record Done(long officeSeq) implements Settled {}

    /** It cannot count, even so. */
    record StillParked(ParkReason reason, @Nullable String detail) implements Settled {}

    /** There is no such entry, or someone was faster. */
    record NothingToSettle() implements Settled {}
  }

  /**
   * What came of a decision about several entries.
   *
   * @param counted those that count now
   * @param left those that cannot, each with its reason
   */
  public record Batch(List<EntryKey> counted, Map<EntryKey, Settled.StillParked> left) {}

  /**
   * Lets an entry count, overlooking what may be overlooked.
   *
   * @param day the day it counts on if its time is uncertain; null to leave it
   */
  public Settled accept(long userId, EntryKey key, @Nullable LocalDate day, String note)
      throws SQLException {
    return decisions.inTransaction(
        connection -> {
          List<JournalEntry> found = decisions.lockUnsettled(connection, List.of(key));
          if (found.isEmpty()) {
            return new Settled.NothingToSettle();
          }
          var accepting = new Accepting(connection, userId, day, note);
          Batch batch = accepting.accept(found);
          Settled.StillParked left = batch.left().get(key);
          return left == null ? new Settled.Done(accepting.lastOfficeSeq) : left;
        });
  }

  /**
   * Lets entries count together, so that a shift's sales find their shift. Those that cannot count
   * even so stay parked and hold up no other.
   */
  public Batch acceptAll(long userId, List<EntryKey> keys, @Nullable LocalDate day, String note)
      throws SQLException {
    return decisions.inTransaction(connection -> acceptAll(connection, userId, keys, day, note));
  }

  Batch acceptAll(
      Connection connection, long userId, List<EntryKey> keys, @Nullable LocalDate day, String note)
      throws SQLException {
    List<JournalEntry> found = decisions.lockUnsettled(connection, keys);
    return new Accepting(connection, userId, day, note).accept(found);
  }

  /** Keeps an entry out of the figures. */
  public Settled refuse(long userId, EntryKey key, String note) throws SQLException {
    return refuseAll(userId, List.of(key), note) == 0
        ? new Settled.NothingToSettle()
        : new Settled.Done(decisions.lastDecisionAbout(key));
  }

  /**
   * Keeps entries out of the figures.
   *
   * @return how many were not settled yet, and are refused now
   */
  public int refuseAll(long userId, List<EntryKey> keys, String note) throws SQLException {
    return decisions.inTransaction(connection -> refuseAll(connection, userId, keys, note));
  }

  int refuseAll(Connection connection, @Nullable Long userId, List<EntryKey> keys, String note)
      throws SQLException {
    List<JournalEntry> found = decisions.lockUnsettled(connection, keys);
    for (JournalEntry entry : found) {
      decisions.decide(connection, userId, entry.key(), "REFUSED", note, null);
    }
    return found.size();
  }

  /** One person's decision that some entries shall count. */
  private final class Accepting {
    private final Connection connection;
    private final long userId;
    private final @Nullable LocalDate day;
    private final String note;
    private long lastOfficeSeq;

    Accepting(Connection connection, long userId, @Nullable LocalDate day, String note) {
      this.connection = connection;
      this.userId = userId;
      this.day = day;
      this.note = note;
    }

    Batch accept(List<JournalEntry> found) throws SQLException {
      List<JournalEntry> entries = found.stream().map(this::onDay).toList();
      var transaction = new JournalTransaction(connection, clock.instant(), WAIVABLE, true);
      var counted = new ArrayList<JudgedEntry>();
      var left = new LinkedHashMap<EntryKey, Settled.StillParked>();
      for (JudgedEntry judged : new Judging(transaction, judges).judge(entries)) {
        if (judged.judgement() instanceof Judgement.Parked(var reason, var detail)) {
          left.put(judged.entry().key(), new Settled.StillParked(reason, detail));
        } else {
          JournalEntry entry = judged.entry();
          lastOfficeSeq =
              decisions.decide(connection, userId, entry.key(), "ACCEPTED", note, entry);
          counted.add(judged);
        }
      }
      record(transaction, counted);
      return new Batch(counted.stream().map(one -> one.entry().key()).toList(), left);
    }

    private JournalEntry onDay(JournalEntry entry) {
      return day == null || entry.when() != null
          ? entry
          : entry.at(
              new JournalEntry.When(new BusinessDay(day).start().plus(Duration.ofHours(12)), day));
    }
  }

  /**
   * Looks again at what is parked for a reason that can pass, and settles what follows on a branch
   * as was decided about the branch. What a person has once decided about waits for a person.
   *
   * @return how many entries count now
   */
  public int retry() throws SQLException {
    int cured = 0;
    for (UUID terminal : decisions.terminalsToRetry(names())) {
      cured += decisions.inTransaction(connection -> retry(connection, terminal));
    }
    return cured;
  }

  private int retry(Connection connection, UUID terminal) throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    unsettled.lock(terminal);
    refuseAll(connection, null, unsettled.onRefusedBranches(terminal, MOST_AT_ONCE), "");
    List<JournalEntry> candidates = unsettled.curable(terminal, names(), MOST_AT_ONCE);
    // A branch that was adopted goes on with a shift that its parent opened.
    return cure(connection, candidates.stream().filter(e -> e.branch() == 0).toList(), Set.of())
        + cure(
            connection,
            candidates.stream().filter(e -> e.branch() != 0).toList(),
            EnumSet.of(ParkReason.FOLLOWS_FORK, ParkReason.NO_OPEN_SHIFT));
  }

  private int cure(Connection connection, List<JournalEntry> candidates, Set<ParkReason> waived)
      throws SQLException {
    if (candidates.isEmpty()) {
      return 0;
    }
    var transaction = new JournalTransaction(connection, clock.instant(), waived, true);
    List<JudgedEntry> cured =
        new Judging(transaction, judges)
            .judge(candidates).stream().filter(JudgedEntry::accepted).toList();
    for (JudgedEntry one : cured) {
      decisions.decide(connection, null, one.entry().key(), "CURED", "", one.entry());
    }
    record(transaction, cured);
    return cured.size();
  }

  private void record(JournalTransaction transaction, List<JudgedEntry> accepted)
      throws SQLException {
    if (!accepted.isEmpty()) {
      for (RecordedEntries feature : features) {
        feature.recorded(transaction, accepted);
      }
    }
  }

  private static Object[] names() {
    return CURABLE.stream().map(Enum::name).toArray();
  }
}
