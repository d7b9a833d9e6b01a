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

/** Reads entries that wait to be settled, as they were when they came in. */
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

  /** Those of a terminal that are parked for one of these reasons, in the order of their places. */
  List<JournalEntry> parkedFor(UUID terminal, Object[] reasons, int most) throws SQLException {
    return read(
        "u.terminal_id = ? AND u.reason = ANY (?) ORDER BY u.branch, u.seq LIMIT " + most,
        query -> {
          query.setObject(1, terminal);
          query.setArray(2, connection.createArrayOf("text", reasons));
        });
  }

  /** The entry, if it is not settled; empty otherwise. */
  List<JournalEntry> at(EntryKey key) throws SQLException {
    return read(
        "u.terminal_id = ? AND u.branch = ? AND u.seq = ?",
        query -> {
          query.setObject(1, key.terminal());
          query.setInt(2, key.branch());
          query.setLong(3, key.seq());
        });
  }

  private interface Binding {
    void to(PreparedStatement query) throws SQLException;
  }

  private List<JournalEntry> read(String where, Binding binding) throws SQLException {
    var entries = new ArrayList<JournalEntry>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT e.terminal_id, e.branch, e.hash, e.body, e.received_at, u.happened_at, u.business_day, a.content
            FROM unsettled_entry u
            JOIN journal_entry e ON e.terminal_id = u.terminal_id AND e.branch = u.branch AND e.seq = u.seq
            LEFT JOIN entry_attachment a ON a.terminal_id = u.terminal_id AND a.branch = u.branch AND a.seq = u.seq
            WHERE\s"""
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
