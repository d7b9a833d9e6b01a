package cn.jiuxiao.server.catalogue;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/**
 * Why a product was eligible on one day: what a sale freezes.
 *
 * @param eligibilityId the dated, evidenced row
 * @param reasonCode one of the plan's six
 */
@Introspected
public record EligibilityOn(
    long productId, long eligibilityId, String reasonCode, LocalDate validFrom) {}
