package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.journal.UndoSettlement.Undone;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoIT extends OpenShift {
  private UndoSettlement undo;

  @BeforeEach
  void set() {
    undo = fixture.undoSettlement();
  }

  private long figure() {
    return fixture.number("SELECT sum(sold_fen - refunded_fen) FROM channel_month");
  }

  @Test
  void undoingAnAcceptanceTakesTheSaleOutAndItMayBeAcceptedAgain() throws Exception {
    fixture.upload(till.sell(1000, TestTill.TEA), till.sell(1000, CHEAP_TEA));
    settle.accept(1, key(3), Correction.NONE, "");
    assertThat(figure()).isEqualTo(16800 + 16000);
    assertThat(undo.undo(1, key(3), "弄错了")).isEqualTo(Undone.DONE);
    assertThat(figure()).isEqualTo(16800);
    assertThat(fixture.number("SELECT count(*) FROM sale_line WHERE seq = 3")).isZero();
    assertThat(undo.undo(1, key(3), "")).isEqualTo(Undone.NOTHING_TO_UNDO);
    assertThat(fixture.retry()).isZero();
    assertThat(settle.accept(1, key(3), Correction.NONE, "")).isInstanceOf(Settled.Done.class);
    assertThat(figure()).isEqualTo(16800 + 16000);
    assertThat(fixture.rows("SELECT decision FROM settlement ORDER BY office_seq"))
        .containsExactly("ACCEPTED", "UNDONE", "ACCEPTED");
  }

  @Test
  void anUndoneRefusalWaitsAgainAndARefusedSaleStaysOut() throws Exception {
    fixture.upload(till.sell(1000, CHEAP_TEA));
    settle.refuseAll(1, List.of(key(2)), "价格不实");
    assertThat(figure()).isZero();
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isZero();
    assertThat(undo.undo(1, key(2), "")).isEqualTo(Undone.DONE);
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isEqualTo(1);
    assertThat(figure()).isZero();
  }

  @Test
  void aSaleThatSomethingBuildsOnCannotBeTakenOut() throws Exception {
    Sealed sale = till.sell(2000, CHEAP_TEA);
    fixture.upload(sale);
    settle.accept(1, key(2), Correction.NONE, "");
    Sealed refund =
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 2000, 32000)), TenderMethod.CASH);
    assertThat(outcomes(fixture.upload(refund))).containsExactly("RECORDED");
    assertThat(undo.undo(1, key(2), "")).isEqualTo(Undone.BUILT_ON);
    assertThat(figure()).isZero();
  }

  @Test
  void anEntryThatWasNeverParkedCannotBeUndone() throws Exception {
    fixture.upload(till.sell(1000, TestTill.TEA));
    assertThat(undo.undo(1, key(2), "")).isEqualTo(Undone.NOTHING_TO_UNDO);
    assertThat(figure()).isEqualTo(16800);
  }

  @Test
  void undoingARefundLetsItsSaleStandAgain() throws Exception {
    TestTill other = fixture.till(1);
    fixture.upload(other.openShift(0));
    Sealed sale = till.sell(1000, TestTill.TEA);
    fixture.upload(sale);
    other.cashier = 77;
    Sealed refund =
        other.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    assertThat(outcomes(fixture.upload(refund))).containsExactly("PARKED UNKNOWN_CASHIER");
    var refundKey = new EntryKey(other.id(), 0, 2);
    settle.accept(1, refundKey, Correction.NONE, "");
    assertThat(figure()).isZero();
    assertThat(undo.undo(1, refundKey, "")).isEqualTo(Undone.DONE);
    assertThat(figure()).isEqualTo(16800);
    assertThat(fixture.number("SELECT refunds FROM outlet_day")).isZero();
  }

  @Test
  void undoingAHeadcountTakesItsVisitsOut() throws Exception {
    till.cashier = 77;
    fixture.upload(till.headcount(30));
    settle.accept(1, key(2), Correction.NONE, "");
    assertThat(fixture.number("SELECT sum(counted) FROM visit_count")).isEqualTo(30);
    undo.undo(1, key(2), "");
    assertThat(fixture.number("SELECT sum(counted) FROM visit_count")).isZero();
  }

  @Test
  void aWholeShiftIsAcceptedAtOnceAndWhatCannotCountStaysParked() throws Exception {
    till = fixture.till(1);
    till.cashier = 77;
    fixture.upload(
        till.openShift(0),
        till.sell(1000, TestTill.TEA),
        till.sell(1500, TestTill.TEA),
        till.closeShift(0, 0));
    var batch = settle.acceptAll(1, List.of(key(4), key(2), key(3), key(1)), null, "临时收银员");
    assertThat(batch.counted()).containsExactly(key(1), key(2), key(4));
    assertThat(batch.left())
        .containsOnlyKeys(key(3))
        .containsEntry(
            key(3), new Settled.StillParked(ParkReason.AMOUNTS_DIFFER, "quantityMilli of line 1"));
    assertThat(figure()).isEqualTo(16800);
    assertThat(fixture.number("SELECT count(*) FROM shift_closing")).isEqualTo(1);
  }

  @Test
  void severalDecisionsAreUndoneTogetherTheLaterOnesFirst() throws Exception {
    Sealed sale = till.sell(2000, CHEAP_TEA);
    fixture.upload(
        sale,
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 2000, 32000)), TenderMethod.CASH));
    settle.acceptAll(1, List.of(key(2), key(3)), null, "");
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day")).isEqualTo(32000);
    var undone = undo.undoAll(1, List.of(key(2), key(3), key(1)), "弄错了");
    assertThat(undone.undone()).containsExactly(key(3), key(2));
    assertThat(undone.builtOn()).isEmpty();
    assertThat(fixture.number("SELECT sum(sold_fen + refunded_fen) FROM outlet_day")).isZero();
  }
}
