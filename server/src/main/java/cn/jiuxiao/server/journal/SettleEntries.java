package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ParkReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles entries that were parked, by a person's decision. An accepted entry counts from then on
 * as if it had come in right, on its own day; the decision is an entry of the office's journal.
 */
public final class SettleEntries {
  /**
   * What a person may decide to overlook. The rest cannot be counted: there is no meaning, no
   * original, or the figures contradict.
   */
  static final Set<ParkReason> WAIVABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.PRICE_DIFFERS,
          ParkReason.NOT_APPROVED,
          ParkReason.BLOCKED_PRODUCT,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.RESERVED_ELSEWHERE,
          ParkReason.OUTLET_CLOSED,
          ParkReason.TERMINAL_REVOKED,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.FOLLOWS_FORK);

  private final Accepting.Rules rules;

  SettleEntries(Accepting.Rules rules) {
    this.rules = rules;
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

    /**
     * It is above the limit: a second person has to confirm it.
     *
     * @param officeSeq the proposal's number in the office's journal
     */
    record Proposed(long officeSeq) implements Settled {}

    /** It cannot count, even so. */
    record StillParked(ParkReason reason, @Nullable String detail) implements Settled {}

    /** There is no such entry, or someone was faster. */
    record NothingToSettle() implements Settled {}
  }

  /**
   * What came of a decision about several entries.
   *
   * @param counted those that count now
   * @param proposed those above the limit, which a second person has to confirm
   * @param left those that cannot, each with its reason
   */
  public record Batch(
      List<EntryKey> counted, List<EntryKey> proposed, Map<EntryKey, Settled.StillParked> left) {}

  /** Lets an entry count, overlooking what may be overlooked, corrected where it must be. */
  public Settled accept(long userId, EntryKey key, Correction correction, String note)
      throws SQLException {
    return rules
        .decisions()
        .inTransaction(
            connection -> {
              List<JournalEntry> found = rules.decisions().lockUnsettled(connection, List.of(key));
              if (found.isEmpty()) {
                return new Settled.NothingToSettle();
              }
              var accepting = new Accepting(rules, connection, userId, false);
              Batch batch =
                  accepting.accept(found, entry -> new Verdict("ACCEPTED", note, correction, null));
              Settled.StillParked left = batch.left().get(key);
              return left != null
                  ? left
                  : batch.proposed().isEmpty()
                      ? new Settled.Done(accepting.lastOfficeSeq)
                      : new Settled.Proposed(accepting.lastOfficeSeq);
            });
  }

  /**
   * Lets entries count together, so that a shift's sales find their shift. Those that cannot count
   * even so stay parked and hold up no other.
   *
   * @param day the day on which those count whose time is uncertain; null to leave them
   */
  public Batch acceptAll(long userId, List<EntryKey> keys, @Nullable LocalDate day, String note)
      throws SQLException {
    return rules
        .decisions()
        .inTransaction(connection -> acceptAll(connection, userId, keys, day, note, null));
  }

  Batch acceptAll(
      Connection connection,
      long userId,
      List<EntryKey> keys,
      @Nullable LocalDate day,
      String note,
      @Nullable Long under)
      throws SQLException {
    List<JournalEntry> found = rules.decisions().lockUnsettled(connection, keys);
    return new Accepting(rules, connection, userId, false)
        .accept(found, Accepting.terms(day, note, under));
  }

  /**
   * Confirms what another person has proposed: it counts as was proposed. One's own proposals, and
   * what was not proposed, stay as they are.
   */
  public Batch confirm(long userId, List<EntryKey> keys, String note) throws SQLException {
    return rules
        .decisions()
        .inTransaction(
            connection -> {
              var past = new PastDecisions(connection);
              var proposals = new HashMap<EntryKey, PastDecisions.Last>();
              var found = new ArrayList<JournalEntry>();
              for (JournalEntry entry : rules.decisions().lockUnsettled(connection, keys)) {
                Optional<PastDecisions.Last> last = past.about(entry.key());
                if (last.isPresent() && last.get().mayBeConfirmedBy(userId)) {
                  proposals.put(entry.key(), last.get());
                  found.add(entry);
                }
              }
              return new Accepting(rules, connection, userId, true)
                  .accept(found, entry -> confirmed(proposals, entry, note));
            });
  }

  private static Verdict confirmed(
      Map<EntryKey, PastDecisions.Last> proposals, JournalEntry entry, String note) {
    PastDecisions.Last proposal = Objects.requireNonNull(proposals.get(entry.key()));
    return new Verdict("ACCEPTED", note, proposal.correction(), proposal.under());
  }

  /**
   * Keeps entries out of the figures.
   *
   * @return how many were not settled yet, and are refused now
   */
  public int refuseAll(long userId, List<EntryKey> keys, String note) throws SQLException {
    return rules
        .decisions()
        .inTransaction(connection -> refuseAll(connection, userId, keys, note, null));
  }

  int refuseAll(
      Connection connection,
      @Nullable Long userId,
      List<EntryKey> keys,
      String note,
      @Nullable Long under)
      throws SQLException {
    List<JournalEntry> found = rules.decisions().lockUnsettled(connection, keys);
    for (JournalEntry entry : found) {
      rules
          .decisions()
          .decide(
              connection,
              userId,
              entry,
              new Verdict("REFUSED", note, Correction.NONE, under),
              null);
    }
    return found.size();
  }
}
