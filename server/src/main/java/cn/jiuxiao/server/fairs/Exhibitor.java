package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A vendor at a fair.
 *
 * @param sign what its booth's sign says; empty for the vendor's name
 */
@MappedEntity("exhibitor")
public record Exhibitor(
    @Id @GeneratedValue @Nullable Long id, long fairId, long vendorId, String sign) {

  /** The id of an exhibitor that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("exhibitor is not stored");
    }
    return id;
  }
}
