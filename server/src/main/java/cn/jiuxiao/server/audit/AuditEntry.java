package cn.jiuxiao.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param userName empty if the system did it
 * @param entity the kind of thing, as its table is called
 * @param differences the fields that differ, in the order of the record
 */
public record AuditEntry(
    long id,
    Instant at,
    Optional<String> userName,
    Optional<String> username,
    String action,
    String entity,
    String entityId,
    List<Difference> differences) {

  /** One field; null where it had or has no value. Nested fields read {@code outer.inner}. */
  public record Difference(String field, @Nullable String before, @Nullable String after) {}
}
