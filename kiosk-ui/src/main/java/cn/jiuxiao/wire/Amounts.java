package cn.jiuxiao.wire;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arithmetic of money on the wire, in whole fen and thousandths: the one place where anything
 * is rounded.
 */
public final class Amounts {
  /** 2⁵³ − 1, the greatest whole number that JSON carries safely. */
  public static final long MAX_SAFE = (1L << 53) - 1;

  private static final int MILLI = 1000;

  private Amounts() {}

  /**
   * price × quantity, rounded to the fen.
   *
   * @throws ArithmeticException if the product of the two is not below 2⁵³ in magnitude
   */
  public static long grossFen(long priceFen, long quantityMilli) {
    long product = Math.multiplyExact(priceFen, quantityMilli);
    if (Math.absExact(product) > MAX_SAFE) {
      throw new ArithmeticException("price × quantity is not below 2⁵³");
    }
    return divideHalfUp(product, MILLI);
  }

  /** numerator ÷ denominator (positive), half up by magnitude: 2.5 → 3, −2.5 → −3. */
  public static long divideHalfUp(long numerator, long denominator) {
    long quotient = numerator / denominator;
    long rest = Math.abs(numerator % denominator);
    return rest >= denominator - rest ? quotient + Long.signum(numerator) : quotient;
  }

  /**
   * Shares a rounding (抹零) out over lines in proportion to their amounts, by largest remainder;
   * ties go to the earlier line.
   *
   * @param roundingFen from 0 to the sum of the amounts
   * @param amountsFen none negative
   */
  public static long[] allocate(long roundingFen, List<Long> amountsFen) {
    BigInteger total =
        amountsFen.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger rounding = BigInteger.valueOf(roundingFen);
    if (roundingFen < 0
        || rounding.compareTo(total) > 0
        || amountsFen.stream().anyMatch(amount -> amount < 0)) {
      throw new IllegalArgumentException("a rounding lies between 0 and what it is shared over");
    }
    long[] shares = new long[amountsFen.size()];
    if (roundingFen == 0) {
      return shares;
    }
    BigInteger[] rests = new BigInteger[shares.length];
    long left = roundingFen;
    for (int i = 0; i < shares.length; i++) {
      BigInteger[] parts =
          rounding.multiply(BigInteger.valueOf(amountsFen.get(i))).divideAndRemainder(total);
      shares[i] = parts[0].longValueExact();
      rests[i] = parts[1];
      left -= shares[i];
    }
    Comparator<Integer> byRest = Comparator.comparing(i -> rests[i]);
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(byRest.reversed())
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  /**
   * What a part-refund of a line gives back.
   *
   * @param netFen what was paid for the whole line
   * @param lineMilli its whole quantity
   * @param leftFen what earlier refunds left of netFen
   * @param leftMilli what they left of the quantity
   * @param quantityMilli what goes back now, from 1 to leftMilli
   */
  public static long partRefundFen(
      long netFen, long lineMilli, long leftFen, long leftMilli, long quantityMilli) {
    if (quantityMilli < 1 || quantityMilli > leftMilli || leftMilli > lineMilli) {
      throw new IllegalArgumentException("more goes back than is left");
    }
    if (quantityMilli == leftMilli) {
      return leftFen;
    }
    return Math.min(leftFen, mulDivHalfUp(netFen, quantityMilli, lineMilli));
  }

  /** a × b ÷ divisor for a, b ≥ 0, whose product may not fit a long. */
  private static long mulDivHalfUp(long a, long b, long divisor) {
    if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
      return divideHalfUp(a * b, divisor);
    }
    BigInteger d = BigInteger.valueOf(divisor);
    BigInteger[] parts =
        BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(d);
    boolean up = parts[1].shiftLeft(1).compareTo(d) >= 0;
    return (up ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
  }
}
