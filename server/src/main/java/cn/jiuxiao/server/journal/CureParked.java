package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ParkReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Looks again at what is parked for a reason that can pass, and settles what follows on a branch as
 * was decided about the branch. What a person has once decided about waits for a person.
 */
final class CureParked {
  /** What can pass by itself: a missing thing arrives, or a newer server understands more. */
  private static final Set<ParkReason> CURABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.ORIGINAL_UNKNOWN,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.RESERVED_ELSEWHERE,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.UNKNOWN_VERSION,
          ParkReason.UNKNOWN_KIND,
          ParkReason.MALFORMED_BODY);

  /**
   * Of an {@code unsettled_entry u} on the chain; takes {@link #curable()}. What a refund or void
   * may take back depends on others: these may come to count, or no longer.
   */
  static final String MAY_PASS =
      """
      (u.reason = ANY (?)
       OR u.kind IN ('REFUND', 'VOID') AND u.reason IN ('AMOUNTS_DIFFER', 'REFUND_EXCEEDS_SALE', 'VOID_NOT_ALLOWED'))
      """;

  private static final int MOST_AT_ONCE = 1_000;

  private final Accepting.Rules rules;
  private final SettleEntries settleEntries;
  private final Terminals terminals;

  CureParked(Accepting.Rules rules, SettleEntries settleEntries, Terminals terminals) {
    this.rules = rules;
    this.settleEntries = settleEntries;
    this.terminals = terminals;
  }

  /** The names of the reasons that can pass. */
  static Object[] curable() {
    return CURABLE.stream().map(Enum::name).toArray();
  }

  /**
   * @return how many entries of the terminal count now
   */
  int of(UUID terminal) throws SQLException {
    return rules.decisions().inTransaction(connection -> of(connection, terminal));
  }

  private int of(Connection connection, UUID terminal) throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    unsettled.lock(terminal);
    Map<Integer, PastDecisions.OfBranch> branches =
        new PastDecisions(connection).aboutBranches(terminal);
    for (var branch : branches.entrySet()) {
      if (branch.getValue().decision().equals("REFUSED")) {
        settleEntries.refuseAll(
            connection,
            null,
            unsettled.neverSettledOn(terminal, branch.getKey(), MOST_AT_ONCE),
            "",
            branch.getValue().officeSeq());
      }
    }
    List<JournalEntry> candidates = unsettled.curable(terminal, MOST_AT_ONCE);
    // A branch that was adopted goes on with a shift that its parent opened; what is above the
    // limit waits for two people there, too.
    return cure(
            connection,
            candidates.stream().filter(e -> e.branch() == 0).toList(),
            Set.of(),
            branches)
        + cure(
            connection,
            candidates.stream().filter(e -> e.branch() != 0 && !rules.needsAnother(e)).toList(),
            EnumSet.of(ParkReason.FOLLOWS_FORK, ParkReason.NO_OPEN_SHIFT),
            branches);
  }

  private int cure(
      Connection connection,
      List<JournalEntry> candidates,
      Set<ParkReason> waived,
      Map<Integer, PastDecisions.OfBranch> branches)
      throws SQLException {
    if (candidates.isEmpty()) {
      return 0;
    }
    var transaction = new JournalTransaction(connection, rules.clock().instant(), waived, true);
    List<JudgedEntry> cured =
        new Judging(transaction, rules.judges())
            .judge(candidates).stream().filter(JudgedEntry::accepted).toList();
    for (JudgedEntry one : cured) {
      PastDecisions.OfBranch branch = branches.get(one.entry().branch());
      rules
          .decisions()
          .decide(
              connection,
              null,
              one.entry(),
              new Verdict("CURED", "", Correction.NONE, branch == null ? null : branch.officeSeq()),
              one.entry());
    }
    rules.record(transaction, cured);
    return cured.size();
  }
}
