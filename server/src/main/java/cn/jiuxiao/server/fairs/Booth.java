package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A booth on a hall's plan: upper left corner and size in decimetres. No two booths of a hall
 * overlap or share a number.
 */
@MappedEntity("booth")
public record Booth(
    @Id @GeneratedValue @Nullable Long id,
    long hallId,
    String number,
    int xDm,
    int yDm,
    int widthDm,
    int depthDm,
    @Version int version) {

  public static final int LONGEST_NUMBER = 20;

  public Booth {
    if (number.isBlank() || number.length() > LONGEST_NUMBER) {
      throw new Problem(422, "fairs.boothNeedsNumber", LONGEST_NUMBER);
    }
    if (xDm < 0 || yDm < 0 || widthDm < 1 || depthDm < 1) {
      throw new Problem(422, "fairs.boothSizes");
    }
  }

  /** The id of a booth that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("booth " + number + " is not stored");
    }
    return id;
  }
}
