package cn.jiuxiao.server.participants;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Erases the encrypted phone numbers beside entries once they are no longer needed: the token is
 * frozen in the sale, the digest stays, and the entry verifies without them. Those of entries that
 * still wait to be settled are kept.
 */
@Singleton
class EraseAttachments {
  private final JdbcOperations database;
  private final Clock clock;
  private final Duration kept;

  EraseAttachments(
      JdbcOperations database,
      Clock clock,
      @Value("${jiuxiao.participants.attachments-kept:35d}") Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  @Scheduled(initialDelay = "5m", fixedDelay = "1h")
  @Transactional
  void erase() {
    Instant now = clock.instant();
    database.execute(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE entry_attachment a SET content = NULL, erased_at = ?
                  FROM journal_entry e
                  WHERE e.terminal_id = a.terminal_id AND e.branch = a.branch AND e.seq = a.seq
                    AND a.content IS NOT NULL AND e.received_at < ?
                    AND NOT EXISTS (SELECT FROM unsettled_entry u
                                    WHERE u.terminal_id = a.terminal_id AND u.branch = a.branch AND u.seq = a.seq)
                  """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, now.minus(kept).atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
          }
        });
  }
}
