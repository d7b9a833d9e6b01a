package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.Judgement;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.ParkReason;

/** Judges one refund against what is left of the sale it takes back. */
final class JudgeRefund {
  private final JournalTransaction transaction;
  private final SalesBook book;
  private final JournalEntry entry;
  private final EntryBody.Refund refund;

  JudgeRefund(
      JournalTransaction transaction, SalesBook book, JournalEntry entry, EntryBody.Refund refund) {
    this.transaction = transaction;
    this.book = book;
    this.entry = entry;
    this.refund = refund;
  }

  Judgement judge() {
    StoredSale sale = book.originals.get(refund.original());
    if (sale == null || sale.outlet.id() != entry.terminal().outletId()) {
      return Judgement.parked(ParkReason.ORIGINAL_UNKNOWN, "seq " + refund.original().seq());
    }
    String number = entry.terminal().label() + "-" + entry.seq();
    if (!refund.receipt().equals(number)) {
      return Judgement.parked(ParkReason.MALFORMED_BODY, "receipt is not " + number);
    }
    if (sale.voided()) {
      return Judgement.parked(ParkReason.REFUND_EXCEEDS_SALE, "voided before");
    }
    for (RefundLine line : refund.lines()) {
      Judgement judgement = judge(sale, line);
      if (!(judgement instanceof Judgement.Accepted)) {
        return judgement;
      }
    }
    long total = refund.lines().stream().mapToLong(RefundLine::netFen).sum();
    if (total != refund.totalFen()) {
      return Judgement.parked(ParkReason.AMOUNTS_DIFFER, "totalFen");
    }
    String wrong = SaleArithmetic.wrongTender(refund.tenders(), total);
    return wrong == null ? Judgement.ACCEPTED : Judgement.parked(ParkReason.AMOUNTS_DIFFER, wrong);
  }

  private Judgement judge(StoredSale sale, RefundLine line) {
    StoredSale.Line sold = sale.line(line.line());
    if (sold == null || line.quantityMilli() > sold.leftMilli()) {
      return Judgement.parked(ParkReason.REFUND_EXCEEDS_SALE, "line " + line.line());
    }
    if (SaleArithmetic.splitsAPiece(sold.unit, line.quantityMilli())) {
      return Judgement.parked(ParkReason.AMOUNTS_DIFFER, "quantityMilli of line " + line.line());
    }
    if (isReserved(sale, sold, line)) {
      return Judgement.parked(ParkReason.RESERVED_ELSEWHERE, "line " + line.line());
    }
    LeftOfLine left = sold.left();
    return left.isRight(line.quantityMilli(), line.netFen())
        ? Judgement.ACCEPTED
        : Judgement.parked(
            ParkReason.AMOUNTS_DIFFER,
            "netFen of line "
                + line.line()
                + ": "
                + line.netFen()
                + ", "
                + left.dueFen(line.quantityMilli()));
  }

  private boolean isReserved(StoredSale sale, StoredSale.Line sold, RefundLine line) {
    long reserved = sale.reservedByOthersMilli(entry.terminal().id(), line.line());
    return line.quantityMilli() > sold.leftMilli() - reserved
        && !transaction.waives(ParkReason.RESERVED_ELSEWHERE);
  }

  static StoredSale original(SalesBook book, Original original) {
    StoredSale sale = book.originals.get(original);
    if (sale == null) {
      throw new IllegalStateException("accepted without its original: " + original);
    }
    return sale;
  }
}
