package cn.jiuxiao.server.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Takes a decision back by another entry of the office's journal: what was accepted leaves the
 * figures again, and the entry waits once more.
 */
public final class UndoSettlement {
  private final List<RecordedEntries> features;
  private final Decisions decisions;
  private final Terminals terminals;
  private final Clock clock;

  UndoSettlement(
      List<RecordedEntries> features, Decisions decisions, Terminals terminals, Clock clock) {
    this.features = features;
    this.decisions = decisions;
    this.terminals = terminals;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Undone {
    DONE,
    /** It is not settled, or was never parked. */
    NOTHING_TO_UNDO,
    /** Something that counts builds on it, such as a refund on its sale: that has to go first. */
    BUILT_ON
  }

  public Undone undo(long userId, EntryKey key, String note) throws SQLException {
    return decisions.inTransaction(
        connection -> {
          var entries = new UnsettledEntries(connection, terminals);
          entries.lock(key.terminal());
          List<JournalEntry> found = entries.settledAt(key);
          if (found.isEmpty()) {
            return Undone.NOTHING_TO_UNDO;
          }
          var transaction = new JournalTransaction(connection, clock.instant(), Set.of(), true);
          for (RecordedEntries feature : features) {
            if (feature.isBuiltOn(transaction, found.getFirst())) {
              return Undone.BUILT_ON;
            }
          }
          decisions.decide(connection, userId, key, "UNDONE", note, null);
          for (RecordedEntries feature : features) {
            feature.withdrawn(transaction, found);
          }
          return Undone.DONE;
        });
  }
}
