package cn.jiuxiao.server.outlets;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * One product of a price list, with what a till shows of it.
 *
 * @param priceFen per piece or per kilogram
 * @param eligibility the reason that holds on the day asked for, or null
 * @param blocked {@code RECALLED}, {@code DELISTED} or null
 * @param picture hash of the picture for its tile, or null
 * @param version the catalogue version that last changed it
 */
@Introspected
public record Offer(
    long productId,
    String code,
    @Nullable String gtin,
    String name,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String specification,
    String salesUnit,
    long priceFen,
    @Nullable String eligibility,
    @Nullable String blocked,
    long vendorId,
    String vendorName,
    @Nullable String picture,
    long version) {}
