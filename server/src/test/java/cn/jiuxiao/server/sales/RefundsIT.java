package cn.jiuxiao.server.sales;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundsIT {
  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    till = fixture.till(1);
    fixture.upload(till.openShift(20000));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private void assertParked(String reason, Sealed... entries) {
    String before = fixture.rows("SELECT t::text FROM outlet_day t ORDER BY 1").toString();
    List<String> outcomes = outcomes(fixture.upload(entries));
    assertThat(outcomes.getLast()).isEqualTo("PARKED " + reason);
    assertThat(fixture.rows("SELECT t::text FROM outlet_day t ORDER BY 1").toString())
        .isEqualTo(before);
    assertThat(fixture.rows("SELECT reason FROM unsettled_entry")).contains(reason);
  }

  @Test
  void aRefundCountsOnItsOwnDayAgainstWhatTheSaleFroze() {
    Sealed sale = till.sell(2000, TestTill.TEA);
    fixture.upload(sale);
    fixture.clock.set("2026-11-02T02:00:00Z");
    TestTill other = fixture.till(1);
    Sealed refund =
        other.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    assertThat(outcomes(fixture.upload(refund))).containsExactly("PARKED NO_OPEN_SHIFT");
    fixture.upload(other.openShift(50000));
    fixture.upload(
        other.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH));
    assertThat(
            fixture.rows(
                "SELECT outlet_id, business_day, channel_code, region_code, sold_fen, refunds, refunded_fen,"
                    + " refunded_eligible_fen FROM outlet_day ORDER BY business_day"))
        .containsExactly(
            "1 2026-10-17 FAIR 430726 33600 0 0 0", "1 2026-11-02 FAIR 430726 0 1 16800 16800");
    assertThat(
            fixture.rows("SELECT month, sold_fen, refunded_fen FROM channel_month ORDER BY month"))
        .containsExactly("2026-10-01 33600 0", "2026-11-01 0 16800");
    assertThat(
            fixture.rows(
                "SELECT cash_fen FROM drawer_movement WHERE terminal_id = '" + other.id() + "'"))
        .containsExactly("-16800", "-16800");
  }

  @Test
  void partRefundsEndWithWhatIsLeftAndNothingMore() {
    Sealed sale = till.sell(3000, TestTill.CUP);
    fixture.upload(sale);
    fixture.upload(
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 1000)), TenderMethod.WECHAT));
    assertParked(
        "AMOUNTS_DIFFER",
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 999)), TenderMethod.WECHAT));
    fixture.upload(
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 2000, 2000)), TenderMethod.WECHAT));
    assertParked(
        "REFUND_EXCEEDS_SALE",
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 1000)), TenderMethod.WECHAT));
    assertParked(
        "REFUND_EXCEEDS_SALE",
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(2, 1000, 0)), TenderMethod.WECHAT));
    assertThat(fixture.rows("SELECT refunds, refunded_fen, refunded_eligible_fen FROM outlet_day"))
        .containsExactly("2 3000 0");
  }

  @Test
  void aSaleAndItsRefundInOneUploadBothCount() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    Sealed refund =
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    assertThat(outcomes(fixture.upload(sale, refund))).containsExactly("RECORDED", "RECORDED");
  }

  @Test
  void aRefundOfWhatNobodyKnowsIsParked() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    Sealed kept =
        till.refund(
            till.original(sale, 7), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    fixture.upload(sale);
    assertParked("ORIGINAL_UNKNOWN", kept);
  }

  @Test
  void aRefundOfAnotherOutletsSaleIsParked() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    fixture.upload(sale);
    TestTill stranger = fixture.till(2);
    fixture.upload(stranger.openShift(0));
    assertParked(
        "ORIGINAL_UNKNOWN",
        stranger.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH));
  }

  @Test
  void aVoidTakesTheSaleOffItsDay() {
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 2000, TestTill.TEA), TestTill.line(2, 1235, TestTill.MEAT)),
            6,
            TenderMethod.CASH,
            null,
            null);
    fixture.upload(sale);
    assertThat(fixture.rows("SELECT sales, sold_fen, sold_eligible_fen FROM outlet_day"))
        .containsExactly("1 36780 33595");
    assertThat(outcomes(fixture.upload(till.voidSale(till.original(sale, 2)))))
        .containsExactly("RECORDED");
    assertThat(fixture.rows("SELECT sales, sold_fen, sold_eligible_fen FROM outlet_day"))
        .containsExactly("0 0 0");
    assertThat(fixture.rows("SELECT seq, cash_fen FROM drawer_movement ORDER BY seq"))
        .containsExactly("2 36780", "3 -36780");
    assertParked("VOID_NOT_ALLOWED", till.voidSale(till.original(sale, 2)));
    assertParked(
        "REFUND_EXCEEDS_SALE",
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 2000, 33595)), TenderMethod.CASH));
  }

  /** The sale stands on the chain, before the branch left it. */
  @Test
  void aVoidOnABranchTakesOutOfItsDrawerWhatTheSaleBeforeItPutIn() {
    Sealed sale =
        till.sell(List.of(TestTill.line(1, 1000, TestTill.TEA)), 0, TenderMethod.CASH, null, null);
    TillJournal clone = till.journal.copy();
    fixture.upload(sale, till.headcount(1));
    till.journal = clone;
    assertThat(outcomes(fixture.upload(till.voidSale(till.original(sale, 2)))))
        .containsExactly("FORKED FOLLOWS_FORK");
    assertThat(fixture.rows("SELECT branch, seq, cash_fen FROM drawer_movement ORDER BY branch"))
        .containsExactly("0 2 16800", "1 3 -16800");
  }

  @Test
  void aVoidOfAnotherShiftOrAfterARefundIsParked() {
    Sealed sale = till.sell(2000, TestTill.TEA);
    Sealed refund =
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    fixture.upload(sale, refund);
    assertParked("VOID_NOT_ALLOWED", till.voidSale(till.original(sale, 2)));
    Sealed second = till.sell(1000, TestTill.TEA);
    fixture.upload(second, till.closeShift(20000, 20000));
    fixture.upload(till.openShift(0));
    assertParked("VOID_NOT_ALLOWED", till.voidSale(till.original(second, 5)));
  }

  @Test
  void parkedSalesStillLieInTheDrawer() {
    Sealed wrong =
        till.sell(
            List.of(TestTill.line(1, 1000, new Item("P-TEA", 1, SalesUnit.PIECE))),
            0,
            TenderMethod.CASH,
            null,
            null);
    fixture.upload(
        wrong, till.moveCash(CashDirection.OUT, 5000), till.moveCash(CashDirection.IN, 700));
    assertThat(fixture.number("SELECT 20000 + sum(cash_fen) FROM drawer_movement"))
        .isEqualTo(20000 + 1 - 5000 + 700);
    assertThat(outcomes(fixture.upload(till.closeShift(15701, 15600)))).containsExactly("RECORDED");
    assertThat(fixture.rows("SELECT expected_fen, counted_fen FROM shift_closing"))
        .containsExactly("15701 15600");
  }
}
