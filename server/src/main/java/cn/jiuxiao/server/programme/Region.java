package cn.jiuxiao.server.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A county, district or city.
 *
 * @param code GB/T 2260, six digits
 * @param parentCode the region its figures roll up to; null for Changde itself and for Guzhang
 * @param validTo the last day; null while it lasts
 */
public record Region(
    String code,
    String name,
    String nameEn,
    @Nullable String parentCode,
    LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements Named {

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
