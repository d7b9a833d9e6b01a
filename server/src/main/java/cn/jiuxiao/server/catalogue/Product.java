package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is sold.
 *
 * @param code short, unique, for life; tills and labels carry it
 * @param gtin 14 digits, see {@link Gtin}
 * @param listPriceFen per sales unit; outlets may ask another price
 * @param scale how much is grown or kept, in words (种养规模)
 * @param yearlyOutputMilli thousandths of {@code outputUnit} a year
 * @param seasonFrom month 1 to 12 in which it comes to market; later than {@code seasonTo} if the
 *     season passes New Year
 * @param beneficiaries people who are expected to gain by it (预计带贫人数)
 * @param blocked why it may not be sold now
 * @param version goes up with every change, so that two people do not overwrite each other
 */
@MappedEntity("product")
public record Product(
    @Id @GeneratedValue @Nullable Long id,
    String code,
    long vendorId,
    String categoryCode,
    String name,
    String nameEn,
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
    @Version int version) {

  /** The id of a product that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("product " + code + " is not stored");
    }
    return id;
  }

  Product withCode(String given) {
    return new Product(
        id,
        given,
        vendorId,
        categoryCode,
        name,
        nameEn,
        specification,
        salesUnit,
        gtin,
        listPriceFen,
        priceLowFen,
        priceHighFen,
        scale,
        yearlyOutputMilli,
        outputUnit,
        seasonFrom,
        seasonTo,
        beneficiaries,
        story,
        blocked,
        version);
  }

  Product blocked(@Nullable BlockKind kind) {
    return new Product(
        id,
        code,
        vendorId,
        categoryCode,
        name,
        nameEn,
        specification,
        salesUnit,
        gtin,
        listPriceFen,
        priceLowFen,
        priceHighFen,
        scale,
        yearlyOutputMilli,
        outputUnit,
        seasonFrom,
        seasonTo,
        beneficiaries,
        story,
        kind,
        version);
  }
}
