package cn.jiuxiao.server.till;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shift must come to, added up by hand from what its cashier did, apart from any rule of the
 * till or the server. Amounts are fen; they are told in yuan.
 */
final class ShiftSums {
  final long floatFen;
  long sales;
  long soldFen;
  long eligibleFen;
  long refunds;
  long refundedFen;
  long voids;
  long voidedFen;
  long discountedFen;
  long roundedFen;
  long movedFen;
  private final Map<String, Long> byMethod = new TreeMap<>();

  ShiftSums(long floatFen) {
    this.floatFen = floatFen;
  }

  static long fen(String yuan) {
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }

  /** As the till writes it: ¥1,234.50, −¥6.00. */
  static String money(long fen) {
    return (fen < 0 ? "−¥" : "¥") + yuan(Math.abs(fen));
  }

  static String yuan(long fen) {
    return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2));
  }

  /**
   * @param eligible what of it counts towards the target
   */
  void sold(String total, String eligible, Map<String, String> tenders) {
    sales++;
    soldFen += fen(total);
    eligibleFen += fen(eligible);
    tenders.forEach((method, yuan) -> take(method, fen(yuan)));
  }

  void tookBack(String total, String eligible, Map<String, String> tenders) {
    refunds++;
    refundedFen += fen(total);
    eligibleFen -= fen(eligible);
    tenders.forEach((method, yuan) -> take(method, -fen(yuan)));
  }

  /** A sale that was counted as sold before. */
  void voided(String total, String eligible, String method) {
    voids++;
    voidedFen += fen(total);
    eligibleFen -= fen(eligible);
    take(method, -fen(total));
  }

  private void take(String method, long fen) {
    byMethod.merge(method, fen, Long::sum);
  }

  Map<String, Long> byMethod() {
    return byMethod;
  }

  long totalFen() {
    return soldFen - refundedFen - voidedFen;
  }

  /** Receipts that stand. */
  long standing() {
    return sales - voids;
  }

  long drawerFen() {
    return floatFen + byMethod.getOrDefault("CASH", 0L) + movedFen;
  }
}
