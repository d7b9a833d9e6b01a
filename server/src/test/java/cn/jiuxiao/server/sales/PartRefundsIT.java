package cn.jiuxiao.server.sales;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of a sale that are taken back by tills that do not know of one another. */
class PartRefundsIT {
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

  private void assertParked(String reason, Sealed entry) {
    assertThat(outcomes(fixture.upload(entry))).containsExactly("PARKED " + reason);
  }

  /** 10.00 for three: a third is 3.33, the last of them 3.34. */
  private Sealed threeForTen() {
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 3000, new Item(null, 334, SalesUnit.PIECE))),
            2,
            TenderMethod.CASH,
            null,
            null);
    assertThat(outcomes(fixture.upload(sale))).containsExactly("RECORDED");
    return sale;
  }

  private Sealed one(TestTill by, Sealed sale, long fen) {
    return by.refund(
        till.original(sale, 2), List.of(new RefundLine(1, 1000, fen)), TenderMethod.CASH);
  }

  @Test
  void aTillThatKnowsOfNoOtherRefundGivesBackThePlainShareWhileThatIsLeft() {
    Sealed sale = threeForTen();
    TestTill other = fixture.till(1);
    fixture.upload(other.openShift(0));
    assertThat(outcomes(fixture.upload(one(other, sale, 333), one(other, sale, 333))))
        .containsOnly("RECORDED");
    assertParked("AMOUNTS_DIFFER", one(till, sale, 335));
    assertThat(outcomes(fixture.upload(one(till, sale, 333)))).containsExactly("RECORDED");
    assertThat(fixture.rows("SELECT refunds, refunded_fen FROM outlet_day"))
        .containsExactly("3 999");
  }

  @Test
  void theLastPartCountsOnceThePartBeforeItIsAccepted() throws Exception {
    Sealed sale = threeForTen();
    till.cashier = 77;
    assertParked("UNKNOWN_CASHIER", one(till, sale, 333));
    till.cashier = 1;
    assertThat(outcomes(fixture.upload(one(till, sale, 333)))).containsExactly("RECORDED");
    assertParked("AMOUNTS_DIFFER", one(till, sale, 334));
    assertThat(fixture.retry()).isZero();
    fixture.settleEntries().accept(1, new EntryKey(till.id(), 0, 3), Correction.NONE, "");
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(fixture.rows("SELECT refunds, refunded_fen FROM outlet_day"))
        .containsExactly("3 1000");
  }

  /** 5.00 for three, 1.67 and 1.67 of it back: 1.66 are left, which another till cannot know. */
  @Test
  void aFenMoreThanWasLeftCountsAsWhatWasLeftIfAPersonSaysSo() throws Exception {
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 3000, new Item(null, 167, SalesUnit.PIECE))),
            1,
            TenderMethod.CASH,
            null,
            null);
    fixture.upload(sale, one(till, sale, 167), one(till, sale, 167));
    TestTill other = fixture.till(1);
    fixture.upload(other.openShift(0));
    assertParked("AMOUNTS_DIFFER", one(other, sale, 167));
    var corrected = new Correction(null, List.of(Correction.Line.refunded(1, 166)));
    assertThat(fixture.settleEntries().accept(1, new EntryKey(other.id(), 0, 2), corrected, "四舍五入"))
        .isInstanceOf(Settled.Done.class);
    assertThat(fixture.rows("SELECT refunds, refunded_fen FROM outlet_day"))
        .containsExactly("3 500");
    assertThat(
            fixture.rows(
                "SELECT t.amount_fen, d.cash_fen FROM tender t JOIN drawer_movement d USING (terminal_id, branch, seq) WHERE terminal_id = '"
                    + other.id()
                    + "'"))
        .containsExactly("166 -167");
  }

  @Test
  void aVoidCountsOnceTheRefundThatStoodInItsWayIsUndone() throws Exception {
    Sealed sale = till.sell(1000, TestTill.TEA);
    fixture.upload(sale);
    till.cashier = 77;
    fixture.upload(one(till, sale, 16800));
    till.cashier = 1;
    var refund = new EntryKey(till.id(), 0, 3);
    fixture.settleEntries().accept(1, refund, Correction.NONE, "");
    assertParked("VOID_NOT_ALLOWED", till.voidSale(till.original(sale, 2)));
    assertThat(fixture.retry()).isZero();
    fixture.undoSettlement().undo(1, refund, "弄错了");
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(fixture.rows("SELECT sales, sold_fen, refunds FROM outlet_day"))
        .containsExactly("0 0 0");
  }

  @Test
  void aPieceIsTakenBackWhole() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    fixture.upload(sale);
    assertParked(
        "AMOUNTS_DIFFER",
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 500, 8400)), TenderMethod.CASH));
  }
}
