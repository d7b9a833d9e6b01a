package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.audit.AuditOnConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts every roll-up again from the journal's rows and makes right what is not, part by part,
 * while tills go on selling. Looking locks nothing: uploads write the journal's rows and what
 * follows from them in one transaction, so at any one moment both agree, unless something is wrong.
 * Only a part that is wrong is counted once more with its table locked, so that whoever writes has
 * committed before or adds to what is right. After an interruption it looks again at the roll-up it
 * was at and goes on with what is still wrong.
 */
public final class Rebuild {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MOST_TRIES = 60;
  private static final int PAUSE_MILLIS = 200;

  /**
   * A hash of one part fits; the plan fits the part at hand. A part that is lost in a crash is
   * found wrong again, so there is no disk to wait for until the end.
   */
  private static final String SETTINGS =
      """
      SET LOCAL work_mem = '64MB'; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL lock_timeout = '2s';
      SET LOCAL synchronous_commit = off
      """;

  private final DataSource database;
  private final AuditOnConnection audit;
  private final Clock clock;

  Rebuild(DataSource database, AuditOnConnection audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Before each roll-up and after each part of it that was wrong.
   *
   * @param step the roll-up, from 1
   * @param part of those that are wrong, from 1, or 0 while it is being looked at
   * @param mended rows that were touched so far
   */
  public record Progress(int step, int steps, int part, int parts, String table, long mended) {}

  /**
   * How it ended.
   *
   * @param resumed it went on with one that was interrupted
   */
  public record Done(boolean resumed, long mended) {}

  /** Another one is under way and has gone on meanwhile. */
  public static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("another rebuild goes on");
    }
  }

  private record Place(OffsetDateTime began, int step, long mended) {}

  /** Goes on where the last one was interrupted, or begins. */
  public Done run(Consumer<Progress> told) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Place place = interrupted(connection);
        boolean resumed = place != null;
        place = place == null ? begin(connection) : place;
        while (place.step < RebuildSteps.ALL.size()) {
          place = step(connection, place, told);
        }
        finish(connection, place);
        return new Done(resumed, place.mended);
      } finally {
        connection.rollback();
      }
    }
  }

  private static @Nullable Place interrupted(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT began_at, step, mended FROM roll_up_rebuild WHERE finished_at IS NULL");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Place(row.getObject(1, OffsetDateTime.class), row.getInt(2), row.getLong(3))
          : null;
    }
  }

  private Place begin(Connection connection) throws SQLException {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO roll_up_rebuild (began_at, step, mended) VALUES (?, 0, 0)
            ON CONFLICT (only_one) DO UPDATE
            SET began_at = excluded.began_at, step = 0, mended = 0, finished_at = NULL
            WHERE roll_up_rebuild.finished_at IS NOT NULL
            """)) {
      insert.setObject(1, now);
      if (insert.executeUpdate() != 1) {
        throw new Overtaken();
      }
    }
    connection.commit();
    Place begun = interrupted(connection);
    if (begun == null) {
      throw new Overtaken();
    }
    return begun;
  }

  private static Place step(Connection connection, Place from, Consumer<Progress> told)
      throws SQLException {
    RebuildSteps.Step step = RebuildSteps.ALL.get(from.step);
    RollUp rollUp = step.rollUp();
    told.accept(progress(from, rollUp, 0, 0));
    execute(connection, SETTINGS);
    List<List<RebuildSteps.Part>> rounds = step.wrong(connection);
    connection.rollback();
    int parts = rounds.stream().mapToInt(List::size).sum();
    int part = 0;
    Place place = from;
    for (List<RebuildSteps.Part> round : rounds) {
      for (RebuildSteps.Part one : round) {
        place = mend(connection, place, rollUp, one);
        told.accept(progress(place, rollUp, ++part, parts));
      }
      if (!round.isEmpty()) {
        // What was filled just now is read next, and must not be taken for empty.
        execute(connection, "ANALYZE " + rollUp.table());
        connection.commit();
      }
    }
    return move(connection, place, new Place(place.began, place.step + 1, place.mended));
  }

  private static Progress progress(Place place, RollUp rollUp, int part, int parts) {
    return new Progress(
        place.step + 1, RebuildSteps.ALL.size(), part, parts, rollUp.table(), place.mended);
  }

  private static Place mend(
      Connection connection, Place place, RollUp rollUp, RebuildSteps.Part part)
      throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        execute(connection, SETTINGS);
        execute(connection, "LOCK TABLE " + rollUp.table() + " IN SHARE ROW EXCLUSIVE MODE");
        long mended = rollUp.mend(connection, part.range(), part.truth());
        return move(connection, place, new Place(place.began, place.step, place.mended + mended));
      } catch (SQLException e) {
        connection.rollback();
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || tries == MOST_TRIES) {
          throw e;
        }
        letPass();
      }
    }
  }

  /** While we wait for a lock, tills wait behind us: so not for long, and they go first again. */
  private static void letPass() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Commits what was done, unless another rebuild did so meanwhile. */
  private static Place move(Connection connection, Place from, Place to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE roll_up_rebuild SET step = ?, mended = ?
            WHERE began_at = ? AND step = ? AND mended = ? AND finished_at IS NULL
            """)) {
      update.setInt(1, to.step);
      update.setLong(2, to.mended);
      update.setObject(3, from.began);
      update.setInt(4, from.step);
      update.setLong(5, from.mended);
      if (update.executeUpdate() != 1) {
        throw new Overtaken();
      }
    }
    connection.commit();
    return to;
  }

  private void finish(Connection connection, Place place) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE roll_up_rebuild SET finished_at = ? WHERE began_at = ? AND finished_at IS NULL")) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.setObject(2, place.began);
      if (update.executeUpdate() != 1) {
        throw new Overtaken();
      }
    }
    audit.happened(
        connection,
        null,
        "REBUILT",
        "roll_up",
        place.began.toInstant(),
        Map.of("mended", place.mended));
    connection.commit();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
