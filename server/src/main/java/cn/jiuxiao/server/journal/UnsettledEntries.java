package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads entries that wait to be settled, or were, as they were when they came in. */
final class UnsettledEntries {
  private final Connection connection;
  private final Terminals terminals;

  UnsettledEntries(Connection connection, Terminals terminals) {
    this.connection = connection;
    this.terminals = terminals;
  }

  /** No entry of this terminal comes in or is settled by anyone else until the transaction ends. */
  void lock(UUID terminal) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT 1 FROM terminal_branch WHERE terminal_id = ? ORDER BY branch FOR UPDATE")) {
      lock.setObject(1, terminal);
      lock.execute();
    }
  }

  private static final String NEVER_SETTLED =
      """
      NOT EXISTS (SELECT FROM settlement s
                  WHERE s.terminal_id = u.terminal_id AND s.branch = u.branch AND s.seq = u.seq)
      """;

  /**
   * Those of a terminal that may count by rule: parked for what can pass, or because they follow on
   * a branch that was adopted since. In the order of their places.
   */
  List<JournalEntry> curable(UUID terminal, int most) throws SQLException {
    return read(
        "unsettled_entry",
        "u.terminal_id = ? AND "
            + NEVER_SETTLED
            + "AND (u.branch = 0 AND "
            + CureParked.MAY_PASS
            + """
             OR u.branch IN
                 (SELECT d.branch FROM decided_branch d WHERE d.terminal_id = u.terminal_id AND d.decision = 'ADOPTED'))
            ORDER BY u.branch, u.seq LIMIT\s"""
            + most,
        query -> {
          query.setObject(1, terminal);
          query.setArray(2, connection.createArrayOf("text", CureParked.curable()));
        });
  }

  /** What of a branch nobody has ever decided about. */
  List<EntryKey> neverSettledOn(UUID terminal, int branch, int most) throws SQLException {
    return read(
            "unsettled_entry",
            "u.terminal_id = ? AND u.branch = ? AND "
                + NEVER_SETTLED
                + " ORDER BY u.seq LIMIT "
                + most,
            query -> {
              query.setObject(1, terminal);
              query.setInt(2, branch);
            })
        .stream()
        .map(JournalEntry::key)
        .toList();
  }

  /** All of a branch that wait, in their order. */
  List<EntryKey> onBranch(UUID terminal, int branch) throws SQLException {
    return read(
            "unsettled_entry",
            "u.terminal_id = ? AND u.branch = ? ORDER BY u.seq",
            query -> {
              query.setObject(1, terminal);
              query.setInt(2, branch);
            })
        .stream()
        .map(JournalEntry::key)
        .toList();
  }

  /** The entry, if it is not settled; empty otherwise. */
  List<JournalEntry> at(EntryKey key) throws SQLException {
    return read("unsettled_entry", AT, query -> bind(query, key));
  }

  /** The entry, if it is settled; empty otherwise. */
  List<JournalEntry> settledAt(EntryKey key) throws SQLException {
    return read(
        "entry_judgement",
        AT
            + """
             AND u.outcome <> 'RECORDED' AND NOT EXISTS (SELECT FROM unsettled_entry w
              WHERE w.terminal_id = u.terminal_id AND w.branch = u.branch AND w.seq = u.seq)
            """,
        query -> bind(query, key));
  }

  private static final String AT = "u.terminal_id = ? AND u.branch = ? AND u.seq = ?";

  private static void bind(PreparedStatement query, EntryKey key) throws SQLException {
    query.setObject(1, key.terminal());
    query.setInt(2, key.branch());
    query.setLong(3, key.seq());
  }

  private interface Binding {
    void to(PreparedStatement query) throws SQLException;
  }

  private List<JournalEntry> read(String from, String where, Binding binding) throws SQLException {
    var entries = new ArrayList<JournalEntry>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT e.terminal_id, e.branch, e.hash, e.body, e.received_at, u.happened_at, u.business_day, a.content
            FROM %s u
            JOIN journal_entry e ON e.terminal_id = u.terminal_id AND e.branch = u.branch AND e.seq = u.seq
            LEFT JOIN entry_attachment a ON a.terminal_id = u.terminal_id AND a.branch = u.branch AND a.seq = u.seq
            WHERE\s"""
                    .formatted(from)
                + where)) {
      binding.to(query);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (BodyReader.read(row.getBytes(4)) instanceof ReadBody.Numbered read) {
            entries.add(entry(row, read));
          }
        }
      }
    }
    return entries;
  }

  private JournalEntry entry(ResultSet row, ReadBody.Numbered read) throws SQLException {
    OffsetDateTime happened = row.getObject(6, OffsetDateTime.class);
    LocalDate day = row.getObject(7, LocalDate.class);
    return new JournalEntry(
        terminals.find(row.getObject(1, UUID.class)).orElseThrow(),
        row.getInt(2),
        Sha256.ofBytes(row.getBytes(3)),
        read,
        row.getBytes(8),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        happened == null || day == null ? null : new JournalEntry.When(happened.toInstant(), day));
  }
}
