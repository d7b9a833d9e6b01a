package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.Money;
import java.util.List;

/**
 * What an outlet's day comes to.
 *
 * @param sales that stand; a void takes its sale off its day
 * @param total sold less refunded
 * @param drawers of the shifts opened on the day that are closed: a shift across midnight is in the
 *     drawers of one day alone
 * @param counted what was in these drawers when they were closed
 * @param methods by which something was taken or given back
 */
public record DaySums(
    long sales,
    long refunds,
    Money total,
    Money eligible,
    long shifts,
    Cash drawers,
    Money counted,
    List<Method> methods) {

  /**
   * @param method a name of {@code TenderMethod}
   * @param back given back for refunds
   */
  public record Method(String method, Money taken, Money back) {
    public Money net() {
      return taken.minus(back);
    }
  }

  public Money expected() {
    return new Money(drawers.expectedFen());
  }

  /** Counted less expected: negative if cash is missing. */
  public Money difference() {
    return counted.minus(expected());
  }

  /** By this method; zeros if there was nothing. */
  public Method by(String method) {
    return methods.stream()
        .filter(one -> one.method().equals(method))
        .findFirst()
        .orElse(new Method(method, Money.ZERO, Money.ZERO));
  }
}
