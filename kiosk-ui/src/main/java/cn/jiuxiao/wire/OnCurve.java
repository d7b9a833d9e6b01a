package cn.jiuxiao.wire;

import java.math.BigInteger;
import java.security.spec.ECPoint;

/** Whether a point satisfies y² = x³ − 3x + b over the prime of P-256 (FIPS 186-4, D.1.2.3). */
final class OnCurve {
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private OnCurve() {}

  static boolean p256(ECPoint point) {
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.signum() < 0 || x.compareTo(P) >= 0 || y.signum() < 0 || y.compareTo(P) >= 0) {
      return false;
    }
    BigInteger right = x.pow(3).subtract(x.multiply(THREE)).add(B).mod(P);
    return y.multiply(y).mod(P).equals(right);
  }
}
