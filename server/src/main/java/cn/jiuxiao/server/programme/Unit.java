package cn.jiuxiao.server.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bureau, office, school, village team… that is responsible for a channel or reports sales.
 *
 * @param leadingGroup its part in the city's leading group
 * @param closedOn the day since which it takes no part; null while it does
 */
public record Unit(
    long id,
    String code,
    String name,
    String shortName,
    String nameEn,
    UnitKind kind,
    String regionCode,
    LeadingGroupPart leadingGroup,
    @Nullable LocalDate closedOn,
    int version)
    implements Named {

  /** The part a unit has in the leading group (plan, part four, item 1). */
  public enum LeadingGroupPart {
    NONE,
    DEPUTY,
    OFFICE,
    MEMBER
  }

  public boolean isOpen() {
    return closedOn == null;
  }
}
