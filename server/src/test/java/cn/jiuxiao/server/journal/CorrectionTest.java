package cn.jiuxiao.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two lines, 300.00 and 200.00 less 10.00, paid by WeChat 400.00 and cash 90.00 of 100.00. */
class CorrectionTest {
  private static final Instant NOW = Instant.parse("2026-10-17T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-10-17");
  private final TestTill till = new TestTill(UUID.randomUUID(), TillKey.generate(), "A", 1, NOW);

  private static SaleLine line(int number, long priceFen, long quantityMilli, long discountFen) {
    long gross = priceFen * quantityMilli / 1000;
    return new SaleLine(
        number,
        "P-" + number,
        "货" + number,
        SalesUnit.PIECE,
        quantityMilli,
        priceFen,
        gross,
        discountFen,
        gross - discountFen);
  }

  private EntryBody.Sale sale(long roundingFen, Tender... tenders) {
    return new EntryBody.Sale(
        till.stamp(),
        1,
        "A-1",
        1,
        List.of(line(1, 15_000, 2000, 0), line(2, 20_000, 1000, 1000)),
        roundingFen,
        49_000 - roundingFen,
        List.of(tenders),
        null);
  }

  private static Tender wechat(long fen) {
    return new Tender(TenderMethod.WECHAT, fen, null, null, true);
  }

  private static Tender cash(long fen, @Nullable Long received, @Nullable Long change) {
    return new Tender(TenderMethod.CASH, fen, received, change, false);
  }

  private JournalEntry entry(EntryBody body, JournalEntry.@Nullable When when) {
    var terminal =
        new KnownTerminal(
            till.id(),
            1,
            "A",
            till.key.publicKey(),
            EntryChain.genesis(till.id(), till.key.publicKey().spki()));
    return new JournalEntry(
        terminal, 0, Sha256.of(), new ReadBody.Understood(body), null, NOW, when);
  }

  private EntryBody.Sale corrected(EntryBody.Sale sale, Correction.Line... lines) {
    JournalEntry entry = entry(sale, new JournalEntry.When(NOW, TODAY));
    return (EntryBody.Sale) new Correction(null, List.of(lines)).of(entry).body();
  }

  @Test
  void anotherDayCountsFromItsNoonAndItsOwnStaysAsItIs() {
    JournalEntry entry = entry(sale(0, wechat(49_000)), new JournalEntry.When(NOW, TODAY));
    assertThat(Correction.toDay(TODAY).of(entry)).isSameAs(entry);
    assertThat(Correction.NONE.of(entry)).isSameAs(entry);
    var the16th = LocalDate.parse("2026-10-16");
    assertThat(Correction.toDay(the16th).of(entry).whenKnown())
        .isEqualTo(new JournalEntry.When(Instant.parse("2026-10-16T04:00:00Z"), the16th));
    assertThat(Correction.toDay(TODAY).of(entry(sale(0), null)).whenKnown().day()).isEqualTo(TODAY);
  }

  @Test
  void anotherPriceChangesItsLineTheTotalAndTheLargestTender() {
    EntryBody.Sale sale = sale(0, cash(9_000, 10_000L, 1_000L), wechat(40_000));
    EntryBody.Sale corrected = corrected(sale, Correction.Line.sold(1, null, null, 14_000L));
    assertThat(corrected.lines().getFirst())
        .isEqualTo(new SaleLine(1, "P-1", "货1", SalesUnit.PIECE, 2000, 14_000, 28_000, 0, 28_000));
    assertThat(corrected.lines().getLast()).isEqualTo(sale.lines().getLast());
    assertThat(corrected.totalFen()).isEqualTo(47_000);
    assertThat(corrected.tenders()).containsExactly(cash(9_000, 10_000L, 1_000L), wechat(38_000));
  }

  @Test
  void ofTwoEqualTendersTheFirstChangesAndSaysNoMoreWhatWasHandedOver() {
    EntryBody.Sale corrected =
        corrected(
            sale(0, cash(24_500, 25_000L, 500L), cash(24_500, null, null)),
            Correction.Line.sold(1, null, null, 16_000L));
    assertThat(corrected.tenders())
        .containsExactly(cash(26_500, null, null), cash(24_500, null, null));
  }

  @Test
  void anotherProductKeepsThePriceAndTheTenders() {
    EntryBody.Sale sale = sale(0, cash(49_000, 50_000L, 1_000L));
    EntryBody.Sale corrected = corrected(sale, Correction.Line.sold(2, "P-9", "货9", null));
    assertThat(corrected.lines().getLast())
        .isEqualTo(
            new SaleLine(2, "P-9", "货9", SalesUnit.PIECE, 1000, 20_000, 20_000, 1000, 19_000));
    assertThat(corrected.totalFen()).isEqualTo(49_000);
    assertThat(corrected.tenders()).isEqualTo(sale.tenders());
  }

  @Test
  void roundingAndDiscountNeverExceedWhatIsLeft() {
    EntryBody.Sale corrected =
        corrected(
            sale(500, wechat(48_500)),
            Correction.Line.sold(1, null, null, 0L),
            Correction.Line.sold(2, null, null, 600L));
    assertThat(corrected.lines().getLast().discountFen()).isEqualTo(600);
    assertThat(corrected.roundingFen()).isZero();
    assertThat(corrected.totalFen()).isZero();
    assertThat(corrected.tenders()).containsExactly(wechat(0));
    assertThat(corrected(sale(500, wechat(48_500)), Correction.Line.sold(1, null, null, 14_000L)))
        .satisfies(
            one -> {
              assertThat(one.roundingFen()).isEqualTo(500);
              assertThat(one.totalFen()).isEqualTo(46_500);
              assertThat(one.lines().stream().mapToLong(SaleLine::netFen).sum()).isEqualTo(46_500);
            });
  }

  @Test
  void whatWasPaidIsNeverTurnedIntoADebt() {
    Tender small = wechat(100);
    assertThat(corrected(sale(0, small), Correction.Line.sold(1, null, null, 0L)).tenders())
        .containsExactly(small);
    assertThat(corrected(sale(0), Correction.Line.sold(1, null, null, 0L)).tenders()).isEmpty();
  }

  @Test
  void linesOfWhatIsNoSaleChangeNothing() {
    var moved = new EntryBody.CashMoved(till.stamp(), 1, CashDirection.OUT, 500, "");
    JournalEntry entry = entry(moved, new JournalEntry.When(NOW, TODAY));
    assertThat(new Correction(null, List.of(Correction.Line.sold(1, null, null, 1L))).of(entry))
        .isSameAs(entry);
  }

  @Test
  void itIsKeptAsTextAndNothingAsNone() {
    var correction = new Correction(TODAY, List.of(Correction.Line.sold(1, "P", null, 5L)));
    assertThat(Correction.parse(correction.text())).isEqualTo(correction);
    assertThat(Correction.NONE.text()).isNull();
    assertThat(Correction.parse(null)).isEqualTo(Correction.NONE);
    assertThat(Correction.toDay(TODAY).isNone()).isFalse();
    assertThat(new Correction(null, correction.lines()).isNone()).isFalse();
  }

  @Test
  void whatAnEntryIsAboutInMoneyIsAsWritten() {
    assertThat(EntryAmount.of(sale(500))).isEqualTo(48_500);
    assertThat(EntryAmount.of(new EntryBody.CashMoved(till.stamp(), 1, CashDirection.IN, 7, "")))
        .isEqualTo(7);
    assertThat(EntryAmount.of(new EntryBody.ShiftOpened(till.stamp(), 300))).isEqualTo(300);
    assertThat(EntryAmount.of(null)).isNull();
    assertThat(EntryAmount.inFigures(sale(500))).isEqualTo(48_500);
    assertThat(EntryAmount.inFigures(new EntryBody.ShiftOpened(till.stamp(), 300))).isZero();
    var refund =
        new EntryBody.Refund(
            till.stamp(),
            1,
            "A-2",
            new EntryBody.Original(till.id(), 1, Sha256.of()),
            List.of(),
            900,
            List.of(),
            "");
    assertThat(EntryAmount.of(refund)).isEqualTo(900);
    assertThat(EntryAmount.inFigures(refund)).isEqualTo(900);
    var closed = new EntryBody.ShiftClosed(till.stamp(), 1, 1000, 990, -10, List.of());
    assertThat(EntryAmount.of(closed)).isEqualTo(990);
  }
}
