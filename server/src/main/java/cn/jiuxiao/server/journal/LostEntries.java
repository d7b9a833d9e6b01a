package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a terminal that was replaced had written and the server has not. */
final class LostEntries {
  private LostEntries() {}

  private record Replaced(UUID terminal, boolean shiftIsOpen, @Nullable Told contact) {}

  /**
   * How far a device had written when it was last heard of: the last `unsent` before `nextSeq` were
   * not acknowledged then.
   */
  private record Told(long nextSeq, Sha256 head, long unsent) {}

  static void warn(
      Connection connection, Terminal terminal, @Nullable PreviousTerminal previous, Instant now)
      throws SQLException {
    Replaced replaced = replacedBy(connection, terminal);
    if (replaced == null) {
      return;
    }
    Told last = lastOf(replaced, previous);
    long lost = last == null ? 0 : count(connection, replaced.terminal(), last);
    if (lost > 0 || replaced.shiftIsOpen()) {
      new Alarms(connection, now)
          .raise(
              AlarmKind.LOST,
              replaced.terminal(),
              terminal.outletId(),
              replaced.terminal().toString(),
              "unsent " + lost + (replaced.shiftIsOpen() ? ", shift open" : ""));
    }
  }

  private static @Nullable Replaced replacedBy(Connection connection, Terminal terminal)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT t.id, c.next_seq, c.head_hash, c.unsent,
                   EXISTS (SELECT FROM shift s WHERE s.terminal_id = t.id AND NOT EXISTS (
                     SELECT FROM shift_closing x
                     WHERE x.terminal_id = s.terminal_id AND x.branch = s.branch AND x.shift_seq = s.seq))
            FROM terminal t
            LEFT JOIN terminal_contact c ON c.terminal_id = t.id
            WHERE t.kiosk_id = ? AND t.id <> ?
            ORDER BY t.enrolled_at DESC LIMIT 1
            """)) {
      query.setLong(1, terminal.kioskId());
      query.setObject(2, terminal.id());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        byte[] head = row.getBytes(3);
        Told contact =
            head == null ? null : new Told(row.getLong(2), Sha256.ofBytes(head), row.getLong(4));
        return new Replaced(row.getObject(1, UUID.class), row.getBoolean(5), contact);
      }
    }
  }

  /** What the new device tells of the old terminal is later than its last contact. */
  private static @Nullable Told lastOf(Replaced replaced, @Nullable PreviousTerminal previous) {
    Told contact = replaced.contact();
    if (previous == null
        || !previous.terminal().equals(replaced.terminal().toString())
        || (contact != null && previous.nextSeq() < contact.nextSeq())) {
      return contact;
    }
    return new Told(previous.nextSeq(), Sha256.parse(previous.headHash()), previous.unsent());
  }

  /**
   * Written less stored, on the chain or aside. While the device's last entry is not here, a branch
   * that has another of that number is a copy's, and says nothing of what was unsent.
   */
  private static long count(Connection connection, UUID terminal, Told told) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            WITH told AS (SELECT ?::uuid AS terminal_id, ?::bigint AS next_seq, ?::bytea AS hash, ?::bigint AS unsent),
            here AS (
              SELECT e.branch, e.seq, e.hash FROM journal_entry e JOIN told USING (terminal_id)
              WHERE e.seq < told.next_seq
              UNION ALL
              SELECT NULL, e.seq, e.hash FROM early_entry e JOIN told USING (terminal_id)
              WHERE e.seq < told.next_seq),
            copies AS (
              SELECT here.branch FROM here, told
              WHERE here.seq = told.next_seq - 1 AND here.branch IS NOT NULL
                AND NOT EXISTS (SELECT FROM here WHERE (here.seq, here.hash) = (told.next_seq - 1, told.hash)))
            SELECT told.next_seq - 1 - (
              SELECT count(DISTINCT here.seq) FROM here
              WHERE here.seq < told.next_seq - told.unsent OR here.branch IS NULL
                OR here.branch NOT IN (SELECT branch FROM copies))
            FROM told
            """)) {
      query.setObject(1, terminal);
      query.setLong(2, told.nextSeq());
      query.setBytes(3, told.head().bytes());
      query.setLong(4, told.unsent());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
