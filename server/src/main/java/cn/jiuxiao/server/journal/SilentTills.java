package cn.jiuxiao.server.journal;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * Raises an alarm for tills that had an open shift or unsent entries when they were last heard of,
 * half a day ago or longer. Cleared by a person, it stays so until the till is heard of again.
 */
@Singleton
class SilentTills {
  private static final Duration SILENCE = Duration.ofHours(12);

  private final JdbcOperations database;
  private final Clock clock;

  SilentTills(JdbcOperations database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  @Transactional
  void look() {
    var now = clock.instant();
    database.execute(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO alarm (kind, terminal_id, outlet_id, subject, raised_at, note)
                  SELECT 'SILENT', t.id, t.outlet_id, t.id::text, ?, coalesce('shift ' || c.open_shift || ', ', '') || 'unsent ' || c.unsent
                           || ', seen ' || extract(epoch FROM c.seen_at)::bigint
                  FROM terminal_contact c JOIN terminal t ON t.id = c.terminal_id
                  WHERE (c.open_shift IS NOT NULL OR c.unsent > 0) AND c.seen_at < ?
                    AND NOT EXISTS (SELECT FROM alarm a WHERE a.kind = 'SILENT' AND a.subject = t.id::text
                                      AND a.cleared_at > c.seen_at)
                  ON CONFLICT (kind, subject) WHERE cleared_at IS NULL DO NOTHING
                  """)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setObject(2, now.minus(SILENCE).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
          }
        });
  }
}
