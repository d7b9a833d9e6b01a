package cn.jiuxiao.printing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The label that sticks to a product.
 *
 * @param name the product's name
 * @param specification such as 5 kg 礼盒, if any
 * @param vendor who sells it, if it is to be said
 * @param origin the county or village it comes from, if known
 * @param priceFen price for one sales unit in fen, 0 to 9,999,999,999; null leaves the price off
 * @param salesUnit such as 盒 or 千克
 * @param eligibility short words on why the product is eligible and what certificates it has
 * @param barcode its GTIN, if it has one
 * @param qrPayload the address of its trace page, which tills scan too
 */
public record ProductLabel(
    String name,
    @Nullable String specification,
    @Nullable String vendor,
    @Nullable String origin,
    @Nullable Long priceFen,
    String salesUnit,
    List<String> eligibility,
    @Nullable Ean13 barcode,
    String qrPayload)
    implements Printable {

  /**
   * Throws {@link IllegalArgumentException} if name, sales unit or payload are blank or the price
   * is out of range.
   */
  public ProductLabel {
    Printable.require("product name", name);
    Printable.require("sales unit", salesUnit);
    Printable.require("QR payload", qrPayload);
    if (priceFen != null) {
      Price.requireInRange(priceFen);
    }
    eligibility = List.copyOf(eligibility);
  }

  @Override
  public String title() {
    return name;
  }
}
