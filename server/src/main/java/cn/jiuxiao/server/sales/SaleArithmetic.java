package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the figures of a receipt agree with one another, by the rules of kiosk-ui/README.md §5.
 */
final class SaleArithmetic {
  private static final int MILLI = 1000;

  private SaleArithmetic() {}

  /** The first member that is wrong; null if all agree. */
  static @Nullable String firstWrong(EntryBody.Sale sale) {
    try {
      for (SaleLine line : sale.lines()) {
        if (splitsAPiece(line.unit(), line.quantityMilli())) {
          return "quantityMilli of line " + line.line();
        }
        if (Amounts.grossFen(line.priceFen(), line.quantityMilli()) != line.grossFen()
            || line.discountFen() > line.grossFen()) {
          return "grossFen of line " + line.line();
        }
      }
      List<Long> amounts =
          sale.lines().stream().map(line -> line.grossFen() - line.discountFen()).toList();
      long[] shares = Amounts.allocate(sale.sharedFen(), amounts);
      long total = 0;
      for (int i = 0; i < shares.length; i++) {
        if (sale.lines().get(i).netFen() != amounts.get(i) - shares[i]) {
          return "netFen of line " + (i + 1);
        }
        total = Math.addExact(total, sale.lines().get(i).netFen());
      }
      return total == sale.totalFen() ? wrongTender(sale.tenders(), total) : "totalFen";
    } catch (ArithmeticException | IllegalArgumentException beyondBounds) {
      return "amounts";
    }
  }

  static boolean splitsAPiece(SalesUnit unit, long quantityMilli) {
    return unit == SalesUnit.PIECE && quantityMilli % MILLI != 0;
  }

  static @Nullable String wrongTender(List<Tender> tenders, long totalFen) {
    long sum = 0;
    for (Tender tender : tenders) {
      Long received = tender.receivedFen();
      Long change = tender.changeFen();
      if (received != null && change != null && received - change != tender.amountFen()) {
        return "changeFen";
      }
      sum = Math.addExact(sum, tender.amountFen());
    }
    return sum == totalFen ? null : "tenders";
  }

  static long cashFen(List<Tender> tenders) {
    return tenders.stream()
        .filter(tender -> tender.method() == TenderMethod.CASH)
        .mapToLong(Tender::amountFen)
        .sum();
  }
}
