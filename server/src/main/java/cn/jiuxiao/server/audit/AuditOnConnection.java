package cn.jiuxiao.server.audit;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The audit log for a feature that commits on connections of its own: writes on the connection
 * given, so that a change and its note are kept together or not at all.
 */
@Singleton
public class AuditOnConnection {
  static final String INSERT =
      "INSERT INTO audit_log (at, user_id, action, entity, entity_id, before, after)"
          + " VALUES (?, ?, ?, ?, ?, CAST(? AS jsonb), CAST(? AS jsonb))";

  private final ObjectMapper json;
  private final Clock clock;

  public AuditOnConnection(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * Notes what a person changed.
   *
   * @param entity the kind of thing in snake_case, as its table is called
   */
  public void changed(
      Connection connection, long userId, String entity, Object id, Object before, Object after)
      throws SQLException {
    write(connection, userId, AuditLog.CHANGED, entity, id, Snapshot.of(before, after));
  }

  /**
   * Notes that something was done which is not a change of fields.
   *
   * @param userId null for the system itself
   * @param action a word in CAPITALS; its text is {@code audit.action.THE_WORD}
   */
  public void happened(
      Connection connection,
      @Nullable Long userId,
      String action,
      String entity,
      Object id,
      Object detail)
      throws SQLException {
    write(connection, userId, action, entity, id, Snapshot.of(null, detail));
  }

  private void write(
      Connection connection,
      @Nullable Long userId,
      String action,
      String entity,
      Object id,
      Snapshot.Pair pair)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      insert.setObject(2, userId, Types.BIGINT);
      insert.setString(3, action);
      insert.setString(4, entity);
      insert.setString(5, id.toString());
      insert.setString(6, text(json, pair.before()));
      insert.setString(7, text(json, pair.after()));
      insert.executeUpdate();
    }
  }

  static @Nullable String text(ObjectMapper json, @Nullable Object value) {
    try {
      return value == null
          ? null
          : new String(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
