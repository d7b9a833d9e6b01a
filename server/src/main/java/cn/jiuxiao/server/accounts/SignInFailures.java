package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failed sign-ins per username, known or not. The first four cost nothing, the fifth half a
 * minute, each further one twice the one before, up to a quarter of an hour: slow enough against
 * guessing, short enough that nobody is locked out for a day by a stranger.
 */
@Singleton
class SignInFailures {
  private static final int FREE = 4;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final Sql sql;
  private final Clock clock;

  SignInFailures(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed before the password is looked at, so that many at once get no more
   * tries than one after the other.
   *
   * @return until when the name is locked, if it is; then nothing was counted
   */
  @Transactional
  Optional<Instant> expect(String username) {
    Instant now = clock.instant();
    sql.run("DELETE FROM sign_in_failure WHERE locked_until < ?", now.minus(FORGOTTEN_AFTER));
    Optional<Integer> failures =
        sql.first(
            "INSERT INTO sign_in_failure (username, failures, locked_until) VALUES (?, 1, ?)"
                + " ON CONFLICT (username) DO UPDATE SET failures = sign_in_failure.failures + 1,"
                + " locked_until = excluded.locked_until"
                + " WHERE sign_in_failure.locked_until <= excluded.locked_until RETURNING failures",
            row -> row.getInt(1),
            username,
            now);
    if (failures.isEmpty()) {
      return lockedUntil(username);
    }
    Duration delay = delayAfter(failures.get());
    if (delay.isPositive()) {
      sql.run(
          "UPDATE sign_in_failure SET locked_until = ? WHERE username = ?",
          now.plus(delay),
          username);
    }
    return Optional.empty();
  }

  @Transactional
  void forget(String username) {
    sql.run("DELETE FROM sign_in_failure WHERE username = ?", username);
  }

  private Optional<Instant> lockedUntil(String username) {
    return sql.first(
        "SELECT locked_until FROM sign_in_failure WHERE username = ?",
        row -> row.getObject(1, java.time.OffsetDateTime.class).toInstant(),
        username);
  }

  static Duration delayAfter(int failures) {
    if (failures <= FREE) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - FREE - 1, 10);
    Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }
}
