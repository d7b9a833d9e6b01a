package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import java.util.ArrayList;
import java.util.List;

/** What a page remembers; made anew from the store whenever it is loaded. */
final class TillMemory {
  private final List<Sold> sold = new ArrayList<>();
  private long openShift;
  private long drawerFen;

  /** A sale of which nothing was taken back yet. */
  record Sold(Kept kept, EntryBody.Sale sale) {}

  static TillMemory of(List<Kept> kept) {
    var memory = new TillMemory();
    kept.forEach(memory::saw);
    return memory;
  }

  void saw(Kept one) {
    switch (one.body()) {
      case EntryBody.ShiftOpened opened -> {
        openShift = one.seq();
        drawerFen = opened.floatFen();
      }
      case EntryBody.ShiftClosed closed -> openShift = 0;
      case EntryBody.Sale sale -> {
        sold.add(new Sold(one, sale));
        drawerFen += isCash(sale) ? sale.totalFen() : 0;
      }
      case EntryBody.Refund refund -> {
        sold.removeIf(each -> each.kept().seq() == refund.original().seq());
        drawerFen -= refund.totalFen();
      }
      case EntryBody.VoidSale voided -> {
        sold.stream()
            .filter(each -> each.kept().seq() == voided.original().seq() && isCash(each.sale()))
            .forEach(each -> drawerFen -= each.sale().totalFen());
        sold.removeIf(each -> each.kept().seq() == voided.original().seq());
      }
      case EntryBody.CashMoved moved -> drawerFen += moved.amountFen();
      case EntryBody.ParticipantScanned scanned -> {}
      case EntryBody.Headcount headcount -> {}
    }
  }

  private static boolean isCash(EntryBody.Sale sale) {
    return sale.tenders().stream().anyMatch(tender -> tender.method() == TenderMethod.CASH);
  }

  long openShift() {
    return openShift;
  }

  long drawerFen() {
    return drawerFen;
  }

  /** What may be refunded. */
  List<Sold> sold() {
    return sold;
  }

  /** What may be voided: of the shift that is open. */
  List<Sold> soldInThisShift() {
    return sold.stream().filter(each -> each.sale().shift() == openShift).toList();
  }
}
