package cn.jiuxiao.printing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tag that stands before a product on a shelf or counter. It says what 明码标价和禁止价格欺诈规定 (SAMR
 * order 56 of 2022, article 5) asks for: the product, its price and the unit of that price.
 *
 * @param name the product's name
 * @param specification such as 500 g 袋装, if any
 * @param vendor who sells it, if it is to be said
 * @param origin the county or village it comes from, if known
 * @param priceFen price for one sales unit in fen, 0 to 9,999,999,999
 * @param salesUnit such as 盒 or 千克
 * @param eligibility short words on why the product is eligible and what certificates it has
 * @param barcode its GTIN, if it has one
 * @param qrPayload the address of its trace page, which tills scan too
 */
public record PriceTag(
    String name,
    @Nullable String specification,
    @Nullable String vendor,
    @Nullable String origin,
    long priceFen,
    String salesUnit,
    List<String> eligibility,
    @Nullable Ean13 barcode,
    String qrPayload)
    implements Printable {

  /**
   * Throws {@link IllegalArgumentException} if name, sales unit or payload are blank or the price
   * is out of range.
   */
  public PriceTag {
    Printable.require("product name", name);
    Printable.require("sales unit", salesUnit);
    Printable.require("QR payload", qrPayload);
    Price.requireInRange(priceFen);
    eligibility = List.copyOf(eligibility);
  }

  @Override
  public String title() {
    return name;
  }
}
