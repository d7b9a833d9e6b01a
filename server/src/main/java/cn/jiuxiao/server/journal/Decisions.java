package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What every decision about entries has in common: locks, a transaction, the office's journal. */
final class Decisions {
  private final DataSource database;
  private final Terminals terminals;
  private final OfficeJournal officeJournal;
  private final Clock clock;

  Decisions(DataSource database, Terminals terminals, OfficeJournal officeJournal, Clock clock) {
    this.database = database;
    this.terminals = terminals;
    this.officeJournal = officeJournal;
    this.clock = clock;
  }

  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** Those of these entries that are not settled, in the order of their places. */
  List<JournalEntry> lockUnsettled(Connection connection, List<EntryKey> keys) throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    var inOrder = new TreeSet<>(keys);
    for (UUID terminal : inOrder.stream().map(EntryKey::terminal).distinct().toList()) {
      unsettled.lock(terminal);
    }
    var found = new ArrayList<JournalEntry>();
    for (EntryKey key : inOrder) {
      found.addAll(unsettled.at(key));
    }
    return found;
  }

  /**
   * Writes a decision about one entry into the office's journal and beside the entry.
   *
   * @param userId null for the server by rule
   * @param counted the entry as it counts from now on; null if it does not
   * @return the decision's number in the office's journal
   */
  long decide(
      Connection connection,
      @Nullable Long userId,
      EntryKey key,
      String decision,
      String note,
      @Nullable JournalEntry counted)
      throws SQLException {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("terminal", key.terminal());
    members.put("branch", key.branch());
    members.put("entry", key.seq());
    members.put("decision", decision);
    if (counted != null) {
      members.put("hash", counted.hash());
      members.put("day", counted.whenKnown().day());
    }
    members.put("note", note);
    long officeSeq = append(connection, userId, "SETTLED", members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO settlement (terminal_id, branch, seq, office_seq, decision, note) VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, key.terminal());
      insert.setInt(2, key.branch());
      insert.setLong(3, key.seq());
      insert.setLong(4, officeSeq);
      insert.setString(5, decision);
      insert.setString(6, note);
      insert.executeUpdate();
    }
    return officeSeq;
  }

  /** Writes a decision about a whole branch. */
  void decide(
      Connection connection, long userId, UUID terminal, int branch, String decision, String note)
      throws SQLException {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("terminal", terminal);
    members.put("branch", branch);
    members.put("decision", decision);
    members.put("note", note);
    long officeSeq = append(connection, userId, "BRANCH_SETTLED", members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO branch_settlement (terminal_id, branch, office_seq, decision, note) VALUES (?, ?, ?, ?, ?)")) {
      insert.setObject(1, terminal);
      insert.setInt(2, branch);
      insert.setLong(3, officeSeq);
      insert.setString(4, decision);
      insert.setString(5, note);
      insert.executeUpdate();
    }
  }

  long append(
      Connection connection,
      @Nullable Long userId,
      String kind,
      SequencedMap<String, Object> members)
      throws SQLException {
    return officeJournal.append(connection, clock.instant(), userId, kind, members);
  }

  long lastDecisionAbout(EntryKey key) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT max(office_seq) FROM settlement WHERE terminal_id = ? AND branch = ? AND seq = ?")) {
      query.setObject(1, key.terminal());
      query.setInt(2, key.branch());
      query.setLong(3, key.seq());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Terminals with something parked for one of these reasons, or on a branch that was decided. */
  List<UUID> terminalsToRetry(Object[] reasons) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT DISTINCT u.terminal_id FROM unsettled_entry u
                LEFT JOIN decided_branch d ON d.terminal_id = u.terminal_id AND d.branch = u.branch
                WHERE u.reason = ANY (?) OR d.decision IN ('ADOPTED', 'REFUSED') ORDER BY 1
                """)) {
      query.setArray(1, connection.createArrayOf("text", reasons));
      try (ResultSet row = query.executeQuery()) {
        var found = new ArrayList<UUID>();
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
        return found;
      }
    }
  }
}
