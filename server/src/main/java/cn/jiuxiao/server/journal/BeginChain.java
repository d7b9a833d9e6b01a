package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.kiosks.EnrolmentListener;
import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begins the chain of a terminal that was just enrolled, and raises an alarm if the terminal that
 * it replaces had more to tell: an open shift, or entries that never came in.
 */
@Singleton
class BeginChain implements EnrolmentListener {
  private final JdbcOperations database;
  private final Clock clock;

  BeginChain(JdbcOperations database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void enrolled(Terminal terminal, Sha256 genesis, @Nullable PreviousTerminal previous) {
    database.execute(
        connection -> {
          begin(connection, terminal.id(), genesis, terminal.enrolledAt());
          LostEntries.warn(connection, terminal, previous, clock.instant());
          return null;
        });
  }

  /** Its entries come by themselves; what people did about it since the backup does not. */
  @Override
  public void knownAgain(Terminal terminal, Sha256 genesis) {
    database.execute(
        connection -> {
          beginAgain(connection, terminal, genesis, clock.instant());
          return null;
        });
  }

  static void beginAgain(Connection connection, Terminal terminal, Sha256 genesis, Instant now)
      throws SQLException {
    // As it began then: what it sold between was not sold today.
    begin(connection, terminal.id(), genesis, terminal.enrolledAt());
    new Alarms(connection, now)
        .raise(
            AlarmKind.LOST,
            terminal.id(),
            terminal.outletId(),
            terminal.id() + "/enrolment",
            "enrolled " + terminal.enrolledAt().getEpochSecond());
  }

  static void begin(Connection connection, UUID terminal, Sha256 genesis, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO terminal_branch (terminal_id, branch, next_seq, head_hash, opened_at, proven_at, cause)
            VALUES (?, 0, 1, ?, ?, ?, 'ENROLMENT')
            """)) {
      insert.setObject(1, terminal);
      insert.setBytes(2, genesis.bytes());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}
