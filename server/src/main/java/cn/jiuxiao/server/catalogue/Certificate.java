package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a product (三品一标 and others).
 *
 * @param typeCode a row of certificate_type
 * @param validTo the first day on which it no longer holds; null while it lasts
 */
@MappedEntity("certificate")
public record Certificate(
    @Id @GeneratedValue @Nullable Long id,
    long productId,
    String typeCode,
    String number,
    String issuer,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Long evidenceId) {

  /** The last day on which it holds; null while it lasts. */
  public @Nullable LocalDate lastDay() {
    return validTo == null ? null : validTo.minusDays(1);
  }
}
