package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.SettleBranches;
import cn.jiuxiao.server.journal.SettleBranches.BranchUndone;
import cn.jiuxiao.server.journal.SettleEntries;
import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.journal.SettleEvidence;
import cn.jiuxiao.server.journal.UndoSettlement;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the office decides. Each decision is an entry of the office's signed journal, and
 * stands in the audit log.
 */
@Singleton
public class Settle {
  private static final int LONGEST_NOTE = 500;

  private final SettleEntries entries;
  private final SettleBranches branches;
  private final SettleEvidence evidence;
  private final UndoSettlement undoSettlement;
  private final Corrections corrections;
  private final Clock clock;

  Settle(
      SettleEntries entries,
      SettleBranches branches,
      SettleEvidence evidence,
      UndoSettlement undoSettlement,
      Corrections corrections,
      Clock clock) {
    this.entries = entries;
    this.branches = branches;
    this.evidence = evidence;
    this.undoSettlement = undoSettlement;
    this.corrections = corrections;
    this.clock = clock;
  }

  /**
   * Lets entries count, or proposes it where the amount needs a second person.
   *
   * @param day for those whose time is uncertain; null to leave them
   */
  public Batch accept(Actor actor, List<EntryKey> keys, @Nullable LocalDate day, String note) {
    ReviewReaders.mustDecide(actor);
    notInTheFuture(day);
    return run(() -> entries.acceptAll(actor.userId(), keys, day, checked(note)));
  }

  /** Lets one entry count otherwise than written, for a reason. */
  public Settled acceptCorrected(Actor actor, EntryKey key, Correction correction, String reason) {
    ReviewReaders.mustDecide(actor);
    notInTheFuture(correction.day());
    Correction named = corrections.checked(key, correction);
    return run(() -> entries.accept(actor.userId(), key, named, given(reason)));
  }

  /** Confirms what another person has proposed. */
  public Batch confirm(Actor actor, List<EntryKey> keys, String note) {
    ReviewReaders.mustDecide(actor);
    return run(() -> entries.confirm(actor.userId(), keys, checked(note)));
  }

  /**
   * Keeps entries out of the figures, for a reason.
   *
   * @return how many
   */
  public int refuse(Actor actor, List<EntryKey> keys, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> entries.refuseAll(actor.userId(), keys, given(reason)));
  }

  /** Takes decisions and proposals back, for a reason. */
  public UndoSettlement.Batch undo(Actor actor, List<EntryKey> keys, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> undoSettlement.undoAll(actor.userId(), keys, given(reason)));
  }

  public Batch adopt(Actor actor, UUID terminal, int branch, @Nullable LocalDate day, String note) {
    ReviewReaders.mustDecide(actor);
    notInTheFuture(day);
    return run(() -> branches.adopt(actor.userId(), terminal, branch, day, checked(note)));
  }

  /** Keeps a whole branch out of the figures, for a reason. */
  public int refuseBranch(Actor actor, UUID terminal, int branch, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> branches.refuse(actor.userId(), terminal, branch, given(reason)));
  }

  /** Takes the decision about a branch back, with all that followed from it. */
  public BranchUndone undoBranch(Actor actor, UUID terminal, int branch, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> branches.undo(actor.userId(), terminal, branch, given(reason)));
  }

  /**
   * Takes note of what cannot be believed, and says what came of it.
   *
   * @return how many waited
   */
  public int acknowledge(Actor actor, List<byte[]> digests, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> evidence.acknowledge(actor.userId(), digests, given(reason)));
  }

  /** Lets acknowledged evidence wait again; false if it does already. */
  public boolean undoAcknowledgement(Actor actor, byte[] digest, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> evidence.undo(actor.userId(), digest, given(reason)));
  }

  /**
   * Gives up what an early entry waits for.
   *
   * @return the branch on which it and its followers stand now; empty if it waits no more
   */
  public Optional<Integer> declareLost(
      Actor actor, UUID terminal, long seq, Sha256 hash, String reason) {
    ReviewReaders.mustDecide(actor);
    return run(() -> branches.declareLost(actor.userId(), terminal, seq, hash, given(reason)));
  }

  private void notInTheFuture(@Nullable LocalDate day) {
    if (day != null && day.isAfter(BusinessDay.today(clock).date())) {
      throw new Problem(422, "review.dayInFuture");
    }
  }

  private static String given(String reason) {
    if (reason.isBlank()) {
      throw new Problem(422, "review.reasonMissing");
    }
    return checked(reason);
  }

  private static String checked(String note) {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new Problem(422, "review.noteTooLong", LONGEST_NOTE);
    }
    return note.strip();
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new DataAccessException("a decision could not be stored", e);
    }
  }
}
