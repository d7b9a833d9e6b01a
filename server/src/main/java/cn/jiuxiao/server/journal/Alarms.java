package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Raises an alarm once for its subject, until someone or something clears it. */
final class Alarms {
  private final Connection connection;
  private final Instant now;

  Alarms(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  void raise(AlarmKind kind, @Nullable KnownTerminal terminal, String subject, String note)
      throws SQLException {
    raise(
        kind,
        terminal == null ? null : terminal.id(),
        terminal == null ? null : terminal.outletId(),
        subject,
        note);
  }

  void raise(
      AlarmKind kind, @Nullable UUID terminal, @Nullable Long outlet, String subject, String note)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO alarm (kind, terminal_id, outlet_id, subject, raised_at, note) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, subject) WHERE cleared_at IS NULL DO NOTHING
            """)) {
      insert.setString(1, kind.name());
      insert.setObject(2, terminal);
      insert.setObject(3, outlet, Types.BIGINT);
      insert.setString(4, subject);
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      insert.setString(6, note);
      insert.executeUpdate();
    }
  }

  /** What had raised it is over. */
  void clear(AlarmKind kind, String subject) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE alarm SET cleared_at = ? WHERE kind = ? AND subject = ? AND cleared_at IS NULL")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, kind.name());
      update.setString(3, subject);
      update.executeUpdate();
    }
  }

  /** Someone has decided about what had raised it, and said why. */
  void clear(AlarmKind kind, String subject, long userId, String note) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE alarm SET cleared_at = ?, cleared_by = ?, clearing = ?
            WHERE kind = ? AND subject = ? AND cleared_at IS NULL
            """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, userId);
      update.setString(3, note);
      update.setString(4, kind.name());
      update.setString(5, subject);
      update.executeUpdate();
    }
  }
}
