package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The place where a till stands.
 *
 * @param label what its terminals' receipts begin with
 */
@MappedEntity("kiosk")
public record Kiosk(
    @Id @GeneratedValue @Nullable Long id, long outletId, String name, String label) {

  /** The id of a kiosk that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("kiosk " + label + " is not stored");
    }
    return id;
  }
}
