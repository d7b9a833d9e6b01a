package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.journal.TerminalChain.EarlyLink;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides about whole branches. What comes in on a branch later follows the branch's last decision,
 * by rule.
 */
public final class SettleBranches {
  private final SettleEntries settleEntries;
  private final UndoSettlement undoSettlement;
  private final RecordGroup recordGroup;
  private final Decisions decisions;
  private final Terminals terminals;
  private final Clock clock;

  SettleBranches(
      SettleEntries settleEntries,
      UndoSettlement undoSettlement,
      RecordGroup recordGroup,
      Decisions decisions,
      Terminals terminals,
      Clock clock) {
    this.settleEntries = settleEntries;
    this.undoSettlement = undoSettlement;
    this.recordGroup = recordGroup;
    this.decisions = decisions;
    this.terminals = terminals;
    this.clock = clock;
  }

  /**
   * Lets everything on the branch count that can.
   *
   * @param day for entries whose time is uncertain; null to leave those
   */
  public Batch adopt(long userId, UUID terminal, int branch, @Nullable LocalDate day, String note)
      throws SQLException {
    return decisions.inTransaction(
        connection -> {
          List<EntryKey> waiting = waiting(connection, terminal, branch);
          long under = decide(connection, userId, terminal, branch, Verdict.of("ADOPTED", note));
          return settleEntries.acceptAll(connection, userId, waiting, day, note, under);
        });
  }

  /**
   * Keeps everything on the branch out of the figures.
   *
   * @return how many entries waited
   */
  public int refuse(long userId, UUID terminal, int branch, String note) throws SQLException {
    return decisions.inTransaction(
        connection -> {
          List<EntryKey> waiting = waiting(connection, terminal, branch);
          long under = decide(connection, userId, terminal, branch, Verdict.of("REFUSED", note));
          return settleEntries.refuseAll(connection, userId, waiting, note, under);
        });
  }

  /** What came of undoing the decision about a branch. */
  public sealed interface BranchUndone {
    /**
     * @param entries how many wait again
     */
    record Done(int entries) implements BranchUndone {}

    record NothingToUndo() implements BranchUndone {}

    /** Something outside the branch builds on these: it has to go first. Nothing was undone. */
    record BuiltOn(List<EntryKey> entries) implements BranchUndone {}
  }

  /**
   * Takes the last decision about a branch back, and with it what was decided about its entries
   * because of it, then or by rule since. Decisions about single entries stand.
   */
  public BranchUndone undo(long userId, UUID terminal, int branch, String note)
      throws SQLException {
    try {
      return decisions.inTransaction(
          connection -> {
            new UnsettledEntries(connection, terminals).lock(terminal);
            var past = new PastDecisions(connection);
            PastDecisions.OfBranch last = past.aboutBranches(terminal).get(branch);
            if (last == null || !last.stands()) {
              return new BranchUndone.NothingToUndo();
            }
            List<EntryKey> under = past.under(terminal, branch, last.officeSeq());
            UndoSettlement.Batch undone = undoSettlement.undoAll(connection, userId, under, note);
            if (!undone.builtOn().isEmpty()) {
              throw new CannotUndo(undone.builtOn());
            }
            decide(connection, userId, terminal, branch, Verdict.of("UNDONE", note));
            return new BranchUndone.Done(undone.undone().size());
          });
    } catch (CannotUndo rolledBack) {
      return new BranchUndone.BuiltOn(rolledBack.builtOn);
    }
  }

  /** Rolls back: a branch is undone whole or not at all. */
  private static final class CannotUndo extends RuntimeException {
    private final transient List<EntryKey> builtOn;

    CannotUndo(List<EntryKey> builtOn) {
      super("something builds on " + builtOn, null, false, false);
      this.builtOn = builtOn;
    }
  }

  /** Whoever decides about a branch has looked after its alarm; an undone decision raises none. */
  private long decide(
      Connection connection, long userId, UUID terminal, int branch, Verdict verdict)
      throws SQLException {
    new Alarms(connection, clock.instant())
        .clear(AlarmKind.FORK, terminal + "/" + branch, userId, verdict.note());
    return decisions.decide(
        connection, userId, terminals.find(terminal).orElseThrow(), branch, verdict);
  }

  private List<EntryKey> waiting(Connection connection, UUID terminal, int branch)
      throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    unsettled.lock(terminal);
    return unsettled.onBranch(terminal, branch);
  }

  /**
   * Gives up what an early entry waits for: it and those that follow it stand on a branch of their
   * own, where they wait to be settled. Should the lost entries come after all, they join the
   * chain.
   *
   * @return the branch; empty if there is no such entry waiting any more
   */
  public Optional<Integer> declareLost(
      long userId, UUID terminal, long seq, Sha256 hash, String note) throws SQLException {
    KnownTerminal known = terminals.find(terminal).orElse(null);
    if (known == null) {
      return Optional.empty();
    }
    return decisions.inTransaction(
        connection -> {
          EarlyLink first =
              Chains.lock(connection, Map.of(terminal, known)).of(terminal).firstEarly(seq, hash);
          if (first == null) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          int branch = open(connection, terminal, first, now);
          decisions.declareLost(connection, userId, known, branch, first, note);
          Chains chains = Chains.lock(connection, Map.of(terminal, known));
          var placing = new Placing(chains, new EarlyEntries(connection));
          TerminalChain chain = chains.of(terminal);
          placing.join(chain, chain.takeFollowers(first.seq() - 1, first.previous()));
          recordGroup.judgeAndStore(connection, now, chains, placing);
          return Optional.of(branch);
        });
  }

  private static int open(Connection connection, UUID terminal, EarlyLink first, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO terminal_branch (terminal_id, branch, next_seq, head_hash, parent, opened_at, cause, proven_at)
            SELECT terminal_id, (SELECT max(branch) + 1 FROM terminal_branch m WHERE m.terminal_id = b.terminal_id),
                   ?, ?, 0, ?, 'GAP_LOST', proven_at
            FROM terminal_branch b WHERE terminal_id = ? AND branch = 0 RETURNING branch
            """)) {
      insert.setLong(1, first.seq());
      insert.setBytes(2, first.previous().bytes());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, terminal);
      try (var row = insert.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("terminal " + terminal + " has no chain");
        }
        return row.getInt(1);
      }
    }
  }
}
