package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose a booth is, from when until when. */
@MappedEntity("booth_assignment")
record BoothAssignment(
    @Id @GeneratedValue @Nullable Long id,
    long boothId,
    long exhibitorId,
    Instant assignedAt,
    long assignedBy,
    @Nullable Instant endedAt) {

  long storedId() {
    if (id == null) {
      throw new IllegalStateException("assignment is not stored");
    }
    return id;
  }
}
