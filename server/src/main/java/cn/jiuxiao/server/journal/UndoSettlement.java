package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

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

  /**
   * What came of undoing several.
   *
   * @param builtOn those on which something builds that stays
   */
  public record Batch(List<EntryKey> undone, List<EntryKey> builtOn) {}

  public Undone undo(long userId, EntryKey key, String note) throws SQLException {
    return decisions.inTransaction(
        connection -> {
          new UnsettledEntries(connection, terminals).lock(key.terminal());
          lock(connection, List.of(key));
          return undo(connection, userId, key, note);
        });
  }

  /** The later ones first, so that a shift goes with its sales and a sale with its refund. */
  public Batch undoAll(long userId, List<EntryKey> keys, String note) throws SQLException {
    var inOrder = new TreeSet<>(keys);
    return decisions.inTransaction(
        connection -> {
          var entries = new UnsettledEntries(connection, terminals);
          for (UUID terminal : inOrder.stream().map(EntryKey::terminal).distinct().toList()) {
            entries.lock(terminal);
          }
          return undoAll(connection, userId, List.copyOf(inOrder.descendingSet()), note);
        });
  }

  /** In the order given. */
  Batch undoAll(Connection connection, long userId, List<EntryKey> keys, String note)
      throws SQLException {
    lock(connection, keys);
    var undone = new ArrayList<EntryKey>();
    var builtOn = new ArrayList<EntryKey>();
    for (EntryKey key : keys) {
      switch (undo(connection, userId, key, note)) {
        case DONE -> undone.add(key);
        case BUILT_ON -> builtOn.add(key);
        case NOTHING_TO_UNDO -> {}
      }
    }
    return new Batch(undone, builtOn);
  }

  private void lock(Connection connection, List<EntryKey> keys) throws SQLException {
    var settled = new ArrayList<JournalEntry>();
    for (EntryKey key : keys) {
      settled.addAll(new UnsettledEntries(connection, terminals).settledAt(key));
    }
    for (RecordedEntries feature : features) {
      feature.lock(transaction(connection), settled);
    }
  }

  private JournalTransaction transaction(Connection connection) {
    return new JournalTransaction(connection, clock.instant(), Set.of(), true);
  }

  private Undone undo(Connection connection, long userId, EntryKey key, String note)
      throws SQLException {
    var entries = new UnsettledEntries(connection, terminals);
    List<JournalEntry> found = entries.settledAt(key);
    if (found.isEmpty()) {
      return withdrawProposal(connection, userId, entries.at(key), note);
    }
    JournalEntry entry = found.getFirst();
    JournalTransaction transaction = transaction(connection);
    for (RecordedEntries feature : features) {
      if (feature.isBuiltOn(transaction, entry)) {
        return Undone.BUILT_ON;
      }
    }
    decisions.decide(connection, userId, entry, Verdict.of("UNDONE", note), null);
    for (RecordedEntries feature : features) {
      feature.withdrawn(transaction, found);
    }
    return Undone.DONE;
  }

  /** It never counted, so that nothing is to be taken out. */
  private Undone withdrawProposal(
      Connection connection, long userId, List<JournalEntry> waiting, String note)
      throws SQLException {
    for (JournalEntry entry : waiting) {
      if (new PastDecisions(connection)
          .about(entry.key())
          .filter(PastDecisions.Last::isProposal)
          .isPresent()) {
        decisions.decide(connection, userId, entry, Verdict.of("UNDONE", note), null);
        return Undone.DONE;
      }
    }
    return Undone.NOTHING_TO_UNDO;
  }
}
