package cn.jiuxiao.server.audit;

import cn.jiuxiao.server.shared.Sql;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a person's change beside the change, in its transaction: without one it refuses, so
 * that neither can be kept without the other. Records are written as they are, but for components
 * marked {@link Personal}.
 */
@Singleton
public class AuditLog {
  public static final String CREATED = "CREATED";
  public static final String CHANGED = "CHANGED";
  public static final String REMOVED = "REMOVED";

  private final Sql sql;
  private final ObjectMapper json;
  private final Clock clock;

  AuditLog(Sql sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Notes a change of one thing; nothing if nothing changed.
   *
   * @param userId who did it; null for the system itself
   * @param entity the kind of thing in snake_case, as its table is called
   * @param before null if it was created
   * @param after null if it was removed
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void changed(
      @Nullable Long userId,
      String entity,
      Object id,
      @Nullable Object before,
      @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      String action = before == null ? CREATED : after == null ? REMOVED : CHANGED;
      write(userId, action, entity, id, Snapshot.of(before, after));
    }
  }

  /**
   * Notes that something was done which is not a change of fields, such as a reset password.
   *
   * @param action a word in CAPITALS; its text is {@code audit.action.THE_WORD}
   * @param detail what the action was about, or null
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void happened(
      @Nullable Long userId, String action, String entity, Object id, @Nullable Object detail) {
    write(userId, action, entity, id, Snapshot.of(null, detail));
  }

  private void write(
      @Nullable Long userId, String action, String entity, Object id, Snapshot.Pair pair) {
    sql.run(
        AuditOnConnection.INSERT,
        clock.instant(),
        userId,
        action,
        entity,
        id.toString(),
        AuditOnConnection.text(json, pair.before()),
        AuditOnConnection.text(json, pair.after()));
  }
}
