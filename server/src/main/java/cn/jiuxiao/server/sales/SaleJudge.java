package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.Judgement;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.ParkReason;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/**
 * The rules of selling: who may, in which shift, what, at what price, and what may be taken back.
 */
@Singleton
class SaleJudge implements EntryJudge {
  @Override
  public int getOrder() {
    return 20;
  }

  @Override
  public void prepare(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {
    new SalesReader(transaction.connection(), SalesBook.in(transaction), transaction.now())
        .read(entries);
  }

  @Override
  public Judgement judge(JournalTransaction transaction, JournalEntry entry) {
    SalesBook book = SalesBook.in(transaction);
    EntryBody body = entry.body();
    if (body == null) {
      return Judgement.ACCEPTED; // the journal has parked it before
    }
    Long cashierOutlet = book.outletByCashier.get(body.stamp().cashier());
    boolean known = cashierOutlet != null && cashierOutlet == entry.terminal().outletId();
    if (!known && !transaction.waives(ParkReason.UNKNOWN_CASHIER)) {
      return Judgement.parked(ParkReason.UNKNOWN_CASHIER, "cashier " + body.stamp().cashier());
    }
    Long shift = Shifts.of(body);
    if (shift != null && !mayBeOf(shift, transaction, entry, body)) {
      return Judgement.parked(ParkReason.NO_OPEN_SHIFT, "shift " + shift);
    }
    return switch (body) {
      case EntryBody.Sale sale -> new JudgeSale(transaction, book, entry, sale).judge();
      case EntryBody.Refund refund -> new JudgeRefund(transaction, book, entry, refund).judge();
      case EntryBody.VoidSale voided -> judgeVoid(transaction, entry, voided);
      case EntryBody.ShiftClosed closed -> judgeClosing(closed);
      case EntryBody.ShiftOpened opened -> Judgement.ACCEPTED;
      case EntryBody.CashMoved moved -> Judgement.ACCEPTED;
      case EntryBody.ParticipantScanned scanned -> Judgement.ACCEPTED;
      case EntryBody.Headcount headcount -> Judgement.ACCEPTED;
    };
  }

  /**
   * A person may overlook that the shift is not open. A closing, though, closes something: it may
   * only lack its opening if it stands on a branch, where that can be lost with a gap; and no shift
   * is closed twice.
   */
  private static boolean mayBeOf(
      long shift, JournalTransaction transaction, JournalEntry entry, EntryBody body) {
    SalesBook book = SalesBook.in(transaction);
    var opening = new EntryKey(entry.terminal().id(), entry.branch(), shift);
    boolean closing = body instanceof EntryBody.ShiftClosed;
    return book.isOpen(opening, entry.seq())
        || (transaction.waives(ParkReason.NO_OPEN_SHIFT)
            && (!closing || (entry.branch() != 0 && !book.knows(opening))));
  }

  private static Judgement judgeVoid(
      JournalTransaction transaction, JournalEntry entry, EntryBody.VoidSale voided) {
    StoredSale sale = SalesBook.in(transaction).originals.get(voided.original());
    if (sale == null) {
      return Judgement.parked(ParkReason.ORIGINAL_UNKNOWN, "seq " + voided.original().seq());
    }
    boolean sameShift =
        sale.key.terminal().equals(entry.terminal().id())
            && sale.key.branch() == entry.branch()
            && sale.shift == voided.shift();
    if (!sameShift || sale.voided() || !sale.untouched()) {
      String why =
          !sameShift ? "another shift" : sale.voided() ? "voided before" : "refunded before";
      return Judgement.parked(ParkReason.VOID_NOT_ALLOWED, why);
    }
    return sale.isReservedByOthers(entry.terminal().id())
            && !transaction.waives(ParkReason.RESERVED_ELSEWHERE)
        ? Judgement.parked(ParkReason.RESERVED_ELSEWHERE, null)
        : Judgement.ACCEPTED;
  }

  private static Judgement judgeClosing(EntryBody.ShiftClosed closed) {
    long counted;
    try {
      long sum = 0;
      for (EntryBody.Denomination one : closed.counted()) {
        sum = Math.addExact(sum, Math.multiplyExact(one.denominationFen(), one.count()));
      }
      counted = sum;
    } catch (ArithmeticException tooMuch) {
      return Judgement.parked(ParkReason.AMOUNTS_DIFFER, "counted");
    }
    boolean adds = closed.counted().isEmpty() || counted == closed.countedFen();
    return adds && closed.differenceFen() == closed.countedFen() - closed.expectedFen()
        ? Judgement.ACCEPTED
        : Judgement.parked(ParkReason.AMOUNTS_DIFFER, adds ? "differenceFen" : "counted");
  }

  @Override
  public void accepted(JournalTransaction transaction, JournalEntry entry) {
    SalesBook book = SalesBook.in(transaction);
    EntryKey key = entry.key();
    switch (entry.body()) {
      case EntryBody.ShiftOpened opened -> book.opened(key);
      case EntryBody.ShiftClosed closed ->
          book.closed(new EntryKey(key.terminal(), key.branch(), closed.shift()), key.seq());
      case EntryBody.Sale sale -> {
        FrozenSale frozen = book.sales.get(key);
        if (frozen != null) {
          book.originals.put(
              new Original(key.terminal(), key.seq(), entry.hash()), StoredSale.of(key, frozen));
        }
      }
      case EntryBody.Refund refund ->
          JudgeRefund.original(book, refund.original()).take(refund, key.terminal());
      case EntryBody.VoidSale voided -> JudgeRefund.original(book, voided.original()).voidIt();
      case null, default -> {}
    }
  }
}
