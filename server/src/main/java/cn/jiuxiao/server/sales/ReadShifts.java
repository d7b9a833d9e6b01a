package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads into a book which of the shifts that some entries belong to are open, and until when. */
final class ReadShifts {
  private static final String SHIFTS =
      """
      SELECT s.terminal_id, s.branch, s.seq, c.seq
      FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
      JOIN shift s ON s.terminal_id = k.terminal_id AND s.branch = k.branch AND s.seq = k.seq
      LEFT JOIN shift_closing c ON c.terminal_id = s.terminal_id AND c.branch = s.branch AND c.shift_seq = s.seq
      """;

  // What a branch's parents wrote before it left them is its past as well: their open shift is its.
  private static final String SHIFTS_OF_BRANCHES =
      """
      WITH RECURSIVE past AS (
        SELECT k.*, k.branch AS of, 9223372036854775807 AS until
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
        UNION ALL
        SELECT p.terminal_id, p.branch, p.seq, b.parent,
               (SELECT min(e.seq) FROM journal_entry e WHERE e.terminal_id = p.terminal_id AND e.branch = p.of)
        FROM past p JOIN terminal_branch b ON b.terminal_id = p.terminal_id AND b.branch = p.of AND b.parent IS NOT NULL)
      SELECT p.terminal_id, p.branch, p.seq, min(c.seq)
      FROM past p
      LEFT JOIN shift s ON s.terminal_id = p.terminal_id AND s.branch = p.of AND s.seq = p.seq AND s.seq < p.until
      LEFT JOIN shift_closing c ON c.terminal_id = p.terminal_id AND c.branch = p.of AND c.shift_seq = p.seq AND c.seq < p.until
      GROUP BY 1, 2, 3 HAVING count(s.seq) > 0 OR count(c.seq) > 0
      """;

  private final Connection connection;
  private final SalesBook book;

  ReadShifts(Connection connection, SalesBook book) {
    this.connection = connection;
    this.book = book;
  }

  void of(List<JournalEntry> entries) throws SQLException {
    Set<EntryKey> keys = new HashSet<>();
    for (JournalEntry entry : entries) {
      Long shift = Shifts.of(entry.body());
      if (shift != null) {
        keys.add(new EntryKey(entry.terminal().id(), entry.branch(), shift));
      }
    }
    read(SHIFTS, keys.stream().filter(key -> key.branch() == 0).toList());
    read(SHIFTS_OF_BRANCHES, keys.stream().filter(key -> key.branch() != 0).toList());
  }

  private void read(String sql, List<EntryKey> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(
          1, connection.createArrayOf("uuid", keys.stream().map(EntryKey::terminal).toArray()));
      query.setArray(
          2, connection.createArrayOf("int", keys.stream().map(EntryKey::branch).toArray()));
      query.setArray(
          3, connection.createArrayOf("bigint", keys.stream().map(EntryKey::seq).toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var shift = new EntryKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
          Long closed = row.getObject(4, Long.class);
          if (closed == null) {
            book.opened(shift);
          } else {
            book.closed(shift, closed);
          }
        }
      }
    }
  }
}
