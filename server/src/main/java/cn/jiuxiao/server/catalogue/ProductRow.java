package cn.jiuxiao.server.catalogue;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product as lists and exports show it.
 *
 * @param reasonCode why it is eligible today; null if it is not
 * @param eligibleTo the first day on which that no longer holds
 * @param picture hash of its tile ({@code /pictures/HASH}); null if it has none
 */
@Introspected
@Serdeable
public record ProductRow(
    long id,
    String code,
    String name,
    String nameEn,
    long vendorId,
    String vendorCode,
    String vendorName,
    String regionCode,
    String regionName,
    String regionNameEn,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String specification,
    SalesUnit salesUnit,
    @Nullable String gtin,
    long listPriceFen,
    long priceLowFen,
    long priceHighFen,
    String scale,
    @Nullable Long yearlyOutputMilli,
    String outputUnit,
    @Nullable Integer seasonFrom,
    @Nullable Integer seasonTo,
    int beneficiaries,
    String story,
    @Nullable BlockKind blocked,
    @Nullable String reasonCode,
    @Nullable String reasonName,
    @Nullable String reasonNameEn,
    @Nullable LocalDate eligibleFrom,
    @Nullable LocalDate eligibleTo,
    @Nullable String picture) {}
