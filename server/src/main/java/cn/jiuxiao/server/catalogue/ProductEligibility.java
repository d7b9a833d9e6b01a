package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a product counts, from when, shown by what.
 *
 * @param reasonCode one of the plan's six
 * @param validTo the first day on which it no longer holds; null while it lasts
 */
@MappedEntity("product_eligibility")
public record ProductEligibility(
    @Id @GeneratedValue @Nullable Long id,
    long productId,
    String reasonCode,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Long evidenceId,
    String note) {

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }

  /** The last day on which it holds; null while it lasts. */
  public @Nullable LocalDate lastDay() {
    return validTo == null ? null : validTo.minusDays(1);
  }
}
