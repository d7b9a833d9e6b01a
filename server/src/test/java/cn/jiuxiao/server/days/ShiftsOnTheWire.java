package cn.jiuxiao.server.days;

import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Account;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;

/** Sales of one line at any price, and their refunds, paid in any way. */
final class ShiftsOnTheWire {
  private static final long PIECE = 1000;

  private ShiftsOnTheWire() {}

  record Paid(TenderMethod method, long fen) {}

  /** Parks if it is of a product that nobody knows. */
  static Sealed sell(TestTill till, long totalFen, List<Paid> paid, boolean parks) {
    var line =
        new SaleLine(
            1,
            parks ? "P-NONE" : null,
            "其他商品",
            SalesUnit.PIECE,
            PIECE,
            totalFen,
            totalFen,
            0,
            totalFen);
    return till.journal.append(
        new EntryBody.Sale(
            till.stamp(),
            till.shift,
            till.label + "-" + till.journal.nextSeq(),
            till.catalogue,
            List.of(line),
            0,
            totalFen,
            tenders(paid),
            null),
        null);
  }

  static Sealed refund(TestTill till, Original original, long totalFen, List<Paid> paid) {
    return till.journal.append(
        new EntryBody.Refund(
            till.stamp(),
            till.shift,
            till.label + "-" + till.journal.nextSeq(),
            original,
            List.of(new RefundLine(1, PIECE, totalFen)),
            totalFen,
            tenders(paid),
            "不合适"));
  }

  private static List<Tender> tenders(List<Paid> paid) {
    return paid.stream().map(ShiftsOnTheWire::tender).toList();
  }

  private static Tender tender(Paid paid) {
    return paid.method() == TenderMethod.ON_ACCOUNT
        ? new Tender(paid.method(), paid.fen(), null, null, false, new Account("石门一中", "王老师", ""))
        : TestTill.tender(paid.method(), paid.fen());
  }

  static long cash(List<Paid> paid) {
    return paid.stream()
        .filter(one -> one.method() == TenderMethod.CASH)
        .mapToLong(Paid::fen)
        .sum();
  }
}
