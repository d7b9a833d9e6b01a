package cn.jiuxiao.server.outlets;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Anything that sells. Channel and region are fixed from {@code fixedAt} on: a terminal of it has
 * recorded an entry.
 *
 * @param place where it stands, in words: fair and hall, or store and section
 * @param label short and unique; receipts carry it ({@code A-003})
 * @param channelCode a code of {@code Channel}
 * @param regionCode GB/T 2260, six digits
 * @param vendorId the vendor whose booth it is; null at a counter, which carries several
 * @param catalogueVersion the latest version of its price list
 */
@MappedEntity("outlet")
public record Outlet(
    @Id @GeneratedValue @Nullable Long id,
    String name,
    String place,
    String label,
    String channelCode,
    String regionCode,
    @Nullable Long boothAssignmentId,
    @Nullable Long counterId,
    @Nullable Long vendorId,
    long catalogueVersion,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant fixedAt) {

  public boolean open() {
    return closedAt == null;
  }

  /** The id of an outlet that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("outlet " + label + " is not stored");
    }
    return id;
  }
}
