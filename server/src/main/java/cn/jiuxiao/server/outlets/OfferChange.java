package cn.jiuxiao.server.outlets;

import org.jspecify.annotations.Nullable;

/** Put a product on a price list at a price, or take it off ({@code priceFen} null). */
public record OfferChange(long productId, @Nullable Long priceFen) {

  /** The highest price a till may be told: 1,000,000 yuan. */
  public static final long HIGHEST_FEN = 100_000_000;

  public OfferChange {
    if (priceFen != null && (priceFen <= 0 || priceFen > HIGHEST_FEN)) {
      throw new IllegalArgumentException("a price is between 0.01 and 1,000,000.00 yuan");
    }
  }
}
