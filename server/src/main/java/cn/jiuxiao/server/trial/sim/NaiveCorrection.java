package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import java.util.ArrayList;
import java.util.List;

/** What a sale comes to if a line was another product, or at another price. */
final class NaiveCorrection {
  private NaiveCorrection() {}

  /** The till's rounding stays, as far as there is something to take it from. */
  static EntryBody.Sale of(EntryBody.Sale sale, List<Correction.Line> changes) {
    if (changes.isEmpty()) {
      return sale;
    }
    List<SaleLine> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      SaleLine changed = line;
      for (Correction.Line change : changes) {
        changed = change.line() == line.line() ? changed(line, change) : changed;
      }
      lines.add(changed);
    }
    long grossFen = lines.stream().mapToLong(SaleLine::grossFen).sum();
    long roundingFen = Math.min(sale.roundingFen(), grossFen);
    long[] shares = Amounts.allocate(roundingFen, lines.stream().map(SaleLine::grossFen).toList());
    lines.replaceAll(line -> line.withNet(line.grossFen() - shares[line.line() - 1]));
    return new EntryBody.Sale(
        sale.stamp(),
        sale.shift(),
        sale.receipt(),
        sale.catalogue(),
        lines,
        roundingFen,
        grossFen - roundingFen,
        sale.tenders(),
        sale.participant());
  }

  private static SaleLine changed(SaleLine line, Correction.Line change) {
    String product = change.product();
    Long price = change.priceFen();
    return TillWork.line(
        line.line(),
        product == null ? line.product() : product,
        line.unit(),
        line.quantityMilli(),
        price == null ? line.priceFen() : price);
  }
}
