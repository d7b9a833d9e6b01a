package cn.jiuxiao.wire;

import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a receipt was granted lies within a limit (kiosk-ui/README.md §5, Allowances); the
 * till computes the same.
 */
public final class Granted {
  private static final int MILLE = 1000;

  private Granted() {}

  /** What somebody may grant by themselves. */
  public record Limit(long discountPermille, long roundingFen) {}

  /**
   * The first member beyond the limit; null if all is within it. A line and the whole receipt are
   * each held against it; rounding beyond its own limit counts as a discount.
   *
   * @throws ArithmeticException if the amounts are beyond all bounds
   */
  public static @Nullable String firstBeyond(EntryBody.Sale sale, Limit limit) {
    long full = 0;
    long granted = sale.allowance().discountFen();
    if (sale.roundingFen() > limit.roundingFen()) {
      granted = Math.addExact(granted, sale.roundingFen());
    }
    for (SaleLine line : sale.lines()) {
      long off =
          isScalesRounding(line) ? 0 : line.fullFen() - (line.grossFen() - line.discountFen());
      if (isBeyond(off, line.fullFen(), limit)) {
        return "line " + line.line();
      }
      full = Math.addExact(full, line.fullFen());
      granted = Math.addExact(granted, off);
    }
    return isBeyond(granted, full, limit) ? "receipt" : null;
  }

  /** A label's price is met to less than a gram's: nobody grants that. */
  private static boolean isScalesRounding(SaleLine line) {
    return line.unit() == SalesUnit.KILOGRAM
        && line.listFen() == null
        && Math.multiplyExact(line.discountFen(), MILLE) < line.priceFen();
  }

  private static boolean isBeyond(long offFen, long fullFen, Limit limit) {
    return Math.multiplyExact(offFen, MILLE)
        > Math.multiplyExact(fullFen, limit.discountPermille());
  }

  /** The first member that was granted something and does not say why; null if all do. */
  public static @Nullable String firstWithoutReason(EntryBody.Sale sale) {
    for (SaleLine line : sale.lines()) {
      boolean granted = line.discountFen() > 0 || line.listFen() != null;
      if (granted && isUnsaid(line.discountReason())) {
        return "discountReason of line " + line.line();
      }
    }
    EntryBody.Allowance allowance = sale.allowance();
    return allowance.discountFen() > 0 && isUnsaid(allowance.reason()) ? "discountReason" : null;
  }

  private static boolean isUnsaid(@Nullable String reason) {
    return reason == null || reason.isBlank();
  }

  /** True where a price of the list was replaced by another. */
  public static boolean changesPrices(EntryBody.Sale sale) {
    return sale.lines().stream().anyMatch(line -> line.listFen() != null);
  }

  /** True if nothing was granted that anybody could be asked about. */
  public static boolean isNothing(EntryBody.Sale sale) {
    return sale.roundingFen() == 0
        && sale.allowance().discountFen() == 0
        && sale.lines().stream()
            .allMatch(line -> line.discountFen() == 0 && line.listFen() == null);
  }
}
