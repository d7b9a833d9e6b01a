package cn.jiuxiao.server.testing;

import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Allowance;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A till of the tests: it writes what it is told, with a clock of its own. */
public final class TestTill {
  public static final Item TEA = new Item("P-TEA", 16800, SalesUnit.PIECE);
  public static final Item MEAT = new Item("P-MEAT", 2580, SalesUnit.KILOGRAM);
  public static final Item CUP = new Item(null, 1000, SalesUnit.PIECE);

  public final String label;
  public final TillKey key;
  public TillJournal journal;
  public Instant deviceTime;
  public EntryStamp.@Nullable ServerTimeSeen seen;
  public String page = "cGFnZXBhZ2U";
  public long mono = 1000;
  public long cashier;
  public long shift = 1;
  public long catalogue = 1;

  /** Something to sell; no code for an open-price item. */
  public record Item(@Nullable String code, long priceFen, SalesUnit unit) {}

  public TestTill(UUID terminal, TillKey key, String label, long cashier, Instant deviceTime) {
    this.journal = TillJournal.begin(terminal, key);
    this.label = label;
    this.key = key;
    this.cashier = cashier;
    this.deviceTime = deviceTime;
  }

  public UUID id() {
    return journal.terminal();
  }

  public EntryStamp stamp() {
    return new EntryStamp(
        journal.terminal(),
        journal.nextSeq(),
        deviceTime.toEpochMilli(),
        mono,
        page,
        seen,
        cashier);
  }

  public Sealed openShift(long floatFen) {
    shift = journal.nextSeq();
    return journal.append(new EntryBody.ShiftOpened(stamp(), floatFen));
  }

  public Sealed sell(long quantityMilli, Item item) {
    return sell(List.of(line(1, quantityMilli, item)), 0, TenderMethod.WECHAT, null, null);
  }

  public Sealed sell(
      List<SaleLine> lines,
      long roundingFen,
      TenderMethod method,
      @Nullable Participant participant,
      byte @Nullable [] attachment) {
    return journal.append(sale(lines, roundingFen, method, participant), attachment);
  }

  public EntryBody.Sale sale(
      List<SaleLine> lines,
      long roundingFen,
      TenderMethod method,
      @Nullable Participant participant) {
    return sale(lines, roundingFen, method, participant, Allowance.NONE);
  }

  /** Granted what the allowance says, lines as they are. */
  public Sealed sell(List<SaleLine> lines, long roundingFen, Allowance allowance) {
    return journal.append(sale(lines, roundingFen, TenderMethod.CASH, null, allowance), null);
  }

  private EntryBody.Sale sale(
      List<SaleLine> lines,
      long roundingFen,
      TenderMethod method,
      @Nullable Participant participant,
      Allowance allowance) {
    List<Long> amounts = lines.stream().map(line -> line.grossFen() - line.discountFen()).toList();
    long[] shares = Amounts.allocate(roundingFen + allowance.discountFen(), amounts);
    List<SaleLine> net =
        lines.stream()
            .map(line -> line.withNet(amounts.get(line.line() - 1) - shares[line.line() - 1]))
            .toList();
    long total = net.stream().mapToLong(SaleLine::netFen).sum();
    return new EntryBody.Sale(
        stamp(),
        shift,
        label + "-" + journal.nextSeq(),
        catalogue,
        net,
        roundingFen,
        total,
        List.of(tender(method, total)),
        participant,
        allowance);
  }

  public static SaleLine line(int number, long quantityMilli, Item item) {
    long gross = Amounts.grossFen(item.priceFen(), quantityMilli);
    return new SaleLine(
        number,
        item.code(),
        "商品 " + item.code(),
        item.unit(),
        quantityMilli,
        item.priceFen(),
        gross,
        0,
        gross);
  }

  /** A line with something off, or at another price than the list's. */
  public static SaleLine granted(
      SaleLine line, long discountFen, @Nullable Long priceFen, String reason) {
    long price = priceFen == null ? line.priceFen() : priceFen;
    return new SaleLine(
        line.line(),
        line.product(),
        line.name(),
        line.unit(),
        line.quantityMilli(),
        price,
        Amounts.grossFen(price, line.quantityMilli()),
        discountFen,
        0,
        priceFen == null ? null : line.priceFen(),
        reason);
  }

  public static Tender tender(TenderMethod method, long amountFen) {
    return method == TenderMethod.CASH
        ? new Tender(method, amountFen, amountFen, 0L, false)
        : new Tender(method, amountFen, null, null, false);
  }

  public Original original(Sealed sale, long seq) {
    return new Original(journal.terminal(), seq, sale.seal().hash());
  }

  public Sealed refund(Original original, List<RefundLine> lines, TenderMethod method) {
    long total = lines.stream().mapToLong(RefundLine::netFen).sum();
    return journal.append(
        new EntryBody.Refund(
            stamp(),
            shift,
            label + "-" + journal.nextSeq(),
            original,
            lines,
            total,
            List.of(tender(method, total)),
            "不合适"));
  }

  public Sealed voidSale(Original original) {
    return journal.append(new EntryBody.VoidSale(stamp(), shift, original, "输错"));
  }

  public Sealed moveCash(CashDirection direction, long amountFen) {
    return journal.append(new EntryBody.CashMoved(stamp(), shift, direction, amountFen, "交款"));
  }

  public Sealed scan(Participant participant, byte @Nullable [] attachment) {
    return journal.append(new EntryBody.ParticipantScanned(stamp(), participant), attachment);
  }

  public Sealed headcount(long count) {
    return journal.append(new EntryBody.Headcount(stamp(), count));
  }

  public Sealed closeShift(long expectedFen, long countedFen) {
    return journal.append(
        new EntryBody.ShiftClosed(
            stamp(), shift, expectedFen, countedFen, countedFen - expectedFen, List.of()));
  }
}
