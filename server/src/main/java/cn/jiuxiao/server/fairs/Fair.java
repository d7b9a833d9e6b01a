package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An exhibition of some days at one venue.
 *
 * @param regionCode where it counts: GB/T 2260
 * @param organizerId the user with the role FAIR_ORGANIZER whose fair it is
 */
@MappedEntity("fair")
public record Fair(
    @Id @GeneratedValue @Nullable Long id,
    String name,
    String nameEn,
    String venue,
    String regionCode,
    LocalDate firstDay,
    LocalDate lastDay,
    @Nullable Long organizerId,
    @Nullable Instant cancelledAt,
    @Version int version) {

  /** The longest a fair may last. */
  public static final int LONGEST_DAYS = 100;

  public Fair {
    if (name.isBlank()) {
      throw new Problem(422, "fairs.needsName");
    }
    Names.mustFit(name, nameEn, venue);
    if (lastDay.isBefore(firstDay) || ChronoUnit.DAYS.between(firstDay, lastDay) >= LONGEST_DAYS) {
      throw new Problem(422, "fairs.lastsDays", LONGEST_DAYS);
    }
  }

  /** The id of a fair that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("fair " + name + " is not stored");
    }
    return id;
  }

  /** The same, to be stored over what another person stored meanwhile. */
  public Fair over(Fair theirs) {
    return new Fair(
        id,
        name,
        nameEn,
        venue,
        regionCode,
        firstDay,
        lastDay,
        organizerId,
        theirs.cancelledAt,
        theirs.version);
  }

  public Fair cancelled(Instant at) {
    return new Fair(
        id, name, nameEn, venue, regionCode, firstDay, lastDay, organizerId, at, version);
  }
}
