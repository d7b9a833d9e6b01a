package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A hall of a fair.
 *
 * @param code short, part of a booth's label: {@code A}
 * @param widthDm decimetres from left to right on the plan
 * @param depthDm decimetres from top to bottom
 */
@MappedEntity("hall")
public record Hall(
    @Id @GeneratedValue @Nullable Long id,
    long fairId,
    String code,
    String name,
    int widthDm,
    int depthDm,
    @Version int version) {

  /** The id of a hall that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("hall " + code + " is not stored");
    }
    return id;
  }
}
