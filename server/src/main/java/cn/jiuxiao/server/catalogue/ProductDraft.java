package cn.jiuxiao.server.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed about a product, not yet checked. Null where nothing was typed or chosen.
 *
 * @param code empty: the server gives one
 * @param gtin as printed or scanned; empty: none
 * @param priceLowFen null: the list price
 * @param priceHighFen null: the list price
 */
public record ProductDraft(
    String code,
    @Nullable Long vendorId,
    @Nullable String categoryCode,
    String name,
    String nameEn,
    String specification,
    @Nullable SalesUnit salesUnit,
    String gtin,
    @Nullable Long listPriceFen,
    @Nullable Long priceLowFen,
    @Nullable Long priceHighFen,
    String scale,
    @Nullable Long yearlyOutputMilli,
    String outputUnit,
    @Nullable Integer seasonFrom,
    @Nullable Integer seasonTo,
    int beneficiaries,
    String story) {

  public ProductDraft {
    code = code.strip();
    name = name.strip();
    nameEn = nameEn.strip();
    specification = specification.strip();
    gtin = gtin.strip();
    scale = scale.strip();
    outputUnit = outputUnit.strip();
    story = story.strip();
    priceLowFen = priceLowFen == null ? listPriceFen : priceLowFen;
    priceHighFen = priceHighFen == null ? listPriceFen : priceHighFen;
  }

  /** A draft that would leave this product as it is. */
  public static ProductDraft of(Product product) {
    return new ProductDraft(
        product.code(),
        product.vendorId(),
        product.categoryCode(),
        product.name(),
        product.nameEn(),
        product.specification(),
        product.salesUnit(),
        product.gtin() == null ? "" : new Gtin(product.gtin()).printed(),
        product.listPriceFen(),
        product.priceLowFen(),
        product.priceHighFen(),
        product.scale(),
        product.yearlyOutputMilli(),
        product.outputUnit(),
        product.seasonFrom(),
        product.seasonTo(),
        product.beneficiaries(),
        product.story());
  }
}
