package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What those who work an outlet's tills may grant by themselves.
 *
 * @param version counts the changes; 0 before the first
 * @param cashierDiscountPermille off a line or a receipt, of what it would have come to
 * @param supervisorDiscountPermille the same for supervisors, and for what they approve
 * @param roundingFen what may be left off a total (抹零) without being a discount
 */
@Introspected
public record SellingRules(
    long version, int cashierDiscountPermille, int supervisorDiscountPermille, long roundingFen) {

  /** What holds where nobody has set anything: a tenth, a half, and below one yuan. */
  public static final SellingRules UNSET = new SellingRules(0, 100, 500, 99);

  private static final int WHOLE = 1000;
  private static final long LARGEST_ROUNDING_FEN = 999;

  /**
   * @param yuan as somebody typed it
   * @return fen; −1, which no outlet can have, for what is not one
   */
  public static long roundingOf(@Nullable BigDecimal yuan) {
    try {
      return yuan == null ? -1 : yuan.movePointRight(2).longValueExact();
    } catch (ArithmeticException notWhole) {
      return -1;
    }
  }

  /** Whether both grant the same, whatever their versions. */
  boolean grantsAs(SellingRules other) {
    return cashierDiscountPermille == other.cashierDiscountPermille
        && supervisorDiscountPermille == other.supervisorDiscountPermille
        && roundingFen == other.roundingFen;
  }

  /**
   * @throws Problem {@code kiosks.rules-*} if a limit is none
   */
  void check() {
    if (cashierDiscountPermille < 0 || cashierDiscountPermille > WHOLE) {
      throw new Problem(422, "kiosks.rules-discount-is-a-share");
    }
    if (supervisorDiscountPermille < cashierDiscountPermille
        || supervisorDiscountPermille > WHOLE) {
      throw new Problem(422, "kiosks.rules-supervisor-no-less");
    }
    if (roundingFen < 0 || roundingFen > LARGEST_ROUNDING_FEN) {
      throw new Problem(422, "kiosks.rules-rounding-below-ten-yuan");
    }
  }
}
