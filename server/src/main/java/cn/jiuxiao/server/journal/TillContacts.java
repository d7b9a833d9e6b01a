package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Hears how a till is doing, and tells it how far its journal has come here. */
final class TillContacts {
  private static final Duration CLOCK_MAY_DIFFER = Duration.ofMinutes(5);
  private static final int LONGEST_VERSION = 40;

  private final DataSource database;
  private final Clock clock;

  TillContacts(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What the journal knows of a till. */
  record Heard(
      Instant at, boolean revoked, Acknowledgement acknowledgement, long catalogueVersion) {}

  /** False for a terminal that a restored server has forgotten. */
  boolean knows(UUID terminal) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT FROM terminal_branch WHERE terminal_id = ? AND branch = 0")) {
      query.setObject(1, terminal);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  Heard hear(UUID terminal, ContactRequest contact) throws SQLException {
    Sha256 head = Sha256.parse(contact.headHash());
    Instant now = clock.instant();
    try (Connection connection = database.getConnection()) {
      var alarms = new Alarms(connection, now);
      warnOfLoss(connection, alarms, terminal, contact);
      store(connection, terminal, contact, head, now);
      alarms.clear(AlarmKind.SILENT, terminal.toString());
      Heard heard = answer(connection, terminal, contact.nextSeq(), head, now);
      Duration off = Duration.between(now, Instant.ofEpochMilli(contact.device()));
      if (off.abs().compareTo(CLOCK_MAY_DIFFER) > 0) {
        String found = (off.isNegative() ? "behind " : "ahead ") + off.abs().toSeconds();
        alarms.raise(AlarmKind.CLOCK, terminal, null, terminal.toString(), found);
      } else {
        alarms.clear(AlarmKind.CLOCK, terminal.toString());
      }
      return heard;
    }
  }

  /**
   * A device that has forgotten what it had told of, and a server that has forgotten what the
   * device was told to be stored: the latter passes once the device has sent it again.
   */
  private static void warnOfLoss(
      Connection connection, Alarms alarms, UUID terminal, ContactRequest contact)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT max(b.next_seq), coalesce((SELECT c.next_seq FROM terminal_contact c WHERE c.terminal_id = ?), 1)
            FROM terminal_branch b WHERE b.terminal_id = ?
            """)) {
      query.setObject(1, terminal);
      query.setObject(2, terminal);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long storedNext = row.getLong(1);
        long toldNext = row.getLong(2);
        if (contact.nextSeq() < toldNext) {
          String note = "deviceForgot " + (toldNext - contact.nextSeq());
          alarms.raise(AlarmKind.LOST, terminal, null, terminal.toString(), note);
        }
        long forgotten = contact.nextSeq() - contact.unsent() - storedNext;
        String subject = terminal + "/stored";
        if (forgotten > 0) {
          String note = "serverForgot " + forgotten;
          alarms.raise(AlarmKind.LOST, terminal, null, subject, note);
        } else {
          alarms.clear(AlarmKind.LOST, subject);
        }
      }
    }
  }

  private static void store(
      Connection connection, UUID terminal, ContactRequest contact, Sha256 head, Instant now)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO terminal_contact (terminal_id, seen_at, app_version, next_seq, head_hash, unsent, open_shift,
              storage_persisted, clock_offset_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (terminal_id) DO UPDATE SET seen_at = excluded.seen_at, app_version = excluded.app_version,
              next_seq = excluded.next_seq, head_hash = excluded.head_hash, unsent = excluded.unsent,
              open_shift = excluded.open_shift, storage_persisted = excluded.storage_persisted,
              clock_offset_ms = excluded.clock_offset_ms
            """)) {
      upsert.setObject(1, terminal);
      upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
      upsert.setString(
          3, contact.version().substring(0, Math.min(LONGEST_VERSION, contact.version().length())));
      upsert.setLong(4, contact.nextSeq());
      upsert.setBytes(5, head.bytes());
      upsert.setLong(6, contact.unsent());
      upsert.setObject(7, contact.openShift(), Types.BIGINT);
      upsert.setBoolean(8, contact.storagePersisted());
      upsert.setLong(9, contact.device() - now.toEpochMilli());
      upsert.executeUpdate();
    }
  }

  /** The branch on which the till's own last entry stands; the chain, if that has not come in. */
  private static Heard answer(
      Connection connection, UUID terminal, long nextSeq, Sha256 head, Instant now)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT b.branch, b.next_seq, b.head_hash, o.catalogue_version,
                   EXISTS (SELECT FROM terminal_revocation r WHERE r.terminal_id = t.id)
            FROM terminal t
            JOIN outlet o ON o.id = t.outlet_id
            JOIN terminal_branch b ON b.terminal_id = t.id AND b.branch = coalesce(
              (SELECT e.branch FROM journal_entry e WHERE e.terminal_id = t.id AND e.seq = ? AND e.hash = ?), 0)
            WHERE t.id = ?
            """)) {
      query.setLong(1, nextSeq - 1);
      query.setBytes(2, head.bytes());
      query.setObject(3, terminal);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("terminal " + terminal + " has no chain");
        }
        var acknowledgement =
            new Acknowledgement(
                terminal.toString(),
                row.getInt(1),
                row.getLong(2),
                Sha256.ofBytes(row.getBytes(3)).toString());
        return new Heard(now, row.getBoolean(5), acknowledgement, row.getLong(4));
      }
    }
  }
}
