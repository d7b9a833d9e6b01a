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
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts every roll-up again from the journal's rows and makes right what is not, part by part,
 * while tills go on selling. Looking locks nothing: at any one moment the journal's rows and what
 * follows from them agree. Only a part that is wrong is counted once more with its table locked, so
 * that whoever writes has committed before or adds to what is right. Each part's progress is
 * written with it: after an interruption it goes on there.
 */
public final class Rebuild {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MOST_TRIES = 60;
  private static final int FIRST_WAIT_MILLIS = 200;

  /** A hash of one part fits; the plan fits the part at hand. */
  private static final String SETTINGS =
      "SET LOCAL work_mem = '64MB'; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL lock_timeout = '2s'";

  private final DataSource database;
  private final AuditOnConnection audit;
  private final Clock clock;

  Rebuild(DataSource database, AuditOnConnection audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * After each part.
   *
   * @param step the roll-up it belongs to, from 1
   * @param part of the step, from 1
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

  private record Place(OffsetDateTime began, int step, String done, long mended) {}

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
                "SELECT began_at, step, done, mended FROM roll_up_rebuild WHERE finished_at IS NULL");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Place(
              row.getObject(1, OffsetDateTime.class),
              row.getInt(2),
              row.getString(3),
              row.getLong(4))
          : null;
    }
  }

  private Place begin(Connection connection) throws SQLException {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO roll_up_rebuild (began_at, step, done, mended) VALUES (?, 0, '', 0)
            ON CONFLICT (only_one) DO UPDATE
            SET began_at = excluded.began_at, step = 0, done = '', mended = 0, finished_at = NULL
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

  private Place step(Connection connection, Place from, Consumer<Progress> told)
      throws SQLException {
    SortedMap<String, RollUp> parts = RebuildSteps.ALL.get(from.step).parts(connection);
    connection.rollback();
    int part = 0;
    Place place = from;
    for (Map.Entry<String, RollUp> one : parts.entrySet()) {
      part++;
      if (one.getKey().compareTo(from.done) <= 0) {
        continue;
      }
      place = part(connection, place, one.getKey(), one.getValue());
      told.accept(
          new Progress(
              place.step + 1,
              RebuildSteps.ALL.size(),
              part,
              parts.size(),
              one.getValue().table(),
              place.mended));
    }
    Place next = new Place(place.began, place.step + 1, "", place.mended);
    move(connection, place, next);
    connection.commit();
    if (place.mended > from.mended) {
      // What was filled just now is read by the next step, which must not take it for empty.
      execute(connection, "ANALYZE " + parts.values().iterator().next().table());
      connection.commit();
    }
    return next;
  }

  private static Place part(Connection connection, Place place, String key, RollUp part)
      throws SQLException {
    execute(connection, SETTINGS);
    if (part.differences(connection) == 0) {
      // Lost in a crash it is looked at again, so there is no disk to wait for.
      execute(connection, "SET LOCAL synchronous_commit = off");
      return done(connection, place, key, 0);
    }
    for (int tries = 1; ; tries++) {
      connection.rollback(); // what was read is not held while waiting for those who write
      try {
        execute(connection, SETTINGS);
        execute(connection, "LOCK TABLE " + part.table() + " IN SHARE ROW EXCLUSIVE MODE");
        return done(connection, place, key, part.mend(connection));
      } catch (SQLException e) {
        // While we wait tills wait behind us, so we let them pass and come again.
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || tries == MOST_TRIES) {
          throw e;
        }
        connection.rollback();
        letPass();
      }
    }
  }

  private static void letPass() {
    try {
      Thread.sleep(FIRST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Place done(Connection connection, Place place, String key, long mended)
      throws SQLException {
    var next = new Place(place.began, place.step, key, place.mended + mended);
    move(connection, place, next);
    connection.commit();
    return next;
  }

  private static void move(Connection connection, Place from, Place to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE roll_up_rebuild SET step = ?, done = ?, mended = ?
            WHERE began_at = ? AND step = ? AND done = ? AND finished_at IS NULL
            """)) {
      update.setInt(1, to.step);
      update.setString(2, to.done);
      update.setLong(3, to.mended);
      update.setObject(4, from.began);
      update.setInt(5, from.step);
      update.setString(6, from.done);
      if (update.executeUpdate() != 1) {
        connection.rollback();
        throw new Overtaken();
      }
    }
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
