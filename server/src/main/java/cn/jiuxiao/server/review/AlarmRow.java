package cn.jiuxiao.server.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm.
 *
 * @param found what was found when it was raised
 * @param clearedAt null while it is open
 * @param clearedBy null if it is open, or what had raised it was over
 */
public record AlarmRow(
    long id,
    String kind,
    @Nullable UUID terminal,
    @Nullable String label,
    @Nullable String outlet,
    String found,
    Instant raisedAt,
    @Nullable Instant clearedAt,
    @Nullable String clearedBy,
    String clearing) {

  public boolean isOpen() {
    return clearedAt == null;
  }
}
