package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.util.regex.Pattern;
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

  public static final int LONGEST_CODE = 10;

  /** Letters and digits only: a booth's label is put together from it with dashes. */
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{Nd}]{1," + LONGEST_CODE + "}");

  public static final int LONGEST_DM = 100_000;

  public Hall {
    if (!CODE.matcher(code).matches()) {
      throw new Problem(422, "fairs.hallCodeForm");
    }
    if (name.isBlank()) {
      throw new Problem(422, "fairs.hallNeedsName");
    }
    Names.mustFit(name);
    if (widthDm < 1 || depthDm < 1 || widthDm > LONGEST_DM || depthDm > LONGEST_DM) {
      throw new Problem(422, "fairs.hallSizes");
    }
  }

  /** The id of a hall that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("hall " + code + " is not stored");
    }
    return id;
  }
}
