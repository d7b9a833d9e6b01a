package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settles what cannot be believed: a person takes note of it and says what came of it. It stays as
 * evidence and never counts; another entry of the office's journal lets it wait again.
 */
public final class SettleEvidence {
  private static final String ACKNOWLEDGED = "ACKNOWLEDGED";
  private static final String UNDONE = "UNDONE";

  private final Decisions decisions;
  private final Clock clock;

  SettleEvidence(Decisions decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Once nothing of whoever brought it waits any more, that alarm is over, too.
   *
   * @param digests in which each is told
   * @return how many waited
   */
  public int acknowledge(long userId, List<byte[]> digests, String note) throws SQLException {
    return decisions.inTransaction(
        connection -> {
          int acknowledged = 0;
          for (byte[] digest : digests) {
            Found found = lock(connection, digest);
            if (found != null && !found.decision().equals(ACKNOWLEDGED)) {
              decisions.decide(
                  connection, userId, digest, Verdict.of(ACKNOWLEDGED, note), found.decision());
              clearAlarm(connection, userId, found.carriedBy(), note);
              acknowledged++;
            }
          }
          return acknowledged;
        });
  }

  /**
   * @return false if it was not acknowledged
   */
  public boolean undo(long userId, byte[] digest, String note) throws SQLException {
    return decisions.inTransaction(
        connection -> {
          Found found = lock(connection, digest);
          if (found == null || !found.decision().equals(ACKNOWLEDGED)) {
            return false;
          }
          decisions.decide(connection, userId, digest, Verdict.of(UNDONE, note), ACKNOWLEDGED);
          return true;
        });
  }

  private record Found(String carriedBy, String decision) {}

  private static @Nullable Found lock(Connection connection, byte[] digest) throws SQLException {
    try (PreparedStatement lock =
            connection.prepareStatement(
                "SELECT coalesce(carried_by, '') FROM unverified_entry WHERE digest = ? FOR UPDATE");
        PreparedStatement last =
            connection.prepareStatement(
                "SELECT decision FROM unverified_settlement WHERE digest = ? ORDER BY office_seq DESC LIMIT 1")) {
      lock.setBytes(1, digest);
      last.setBytes(1, digest);
      try (ResultSet row = lock.executeQuery();
          ResultSet decision = last.executeQuery()) {
        return row.next()
            ? new Found(row.getString(1), decision.next() ? decision.getString(1) : "WAITING")
            : null;
      }
    }
  }

  private void clearAlarm(Connection connection, long userId, String carriedBy, String note)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT EXISTS (
              SELECT FROM unverified_entry u WHERE u.carried_by = ? AND coalesce((
                SELECT s.decision FROM unverified_settlement s WHERE s.digest = u.digest
                ORDER BY s.office_seq DESC LIMIT 1), 'UNDONE') = 'UNDONE')
            """)) {
      query.setString(1, carriedBy);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          new Alarms(connection, clock.instant())
              .clear(AlarmKind.UNVERIFIED, carriedBy, userId, note);
        }
      }
    }
  }
}
