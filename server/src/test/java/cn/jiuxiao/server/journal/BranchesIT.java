package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.SettleBranches.BranchUndone;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchesIT extends OpenShift {
  private SettleBranches branches;

  @BeforeEach
  void set() {
    branches = fixture.settleBranches();
  }

  private long figure() {
    return fixture.number("SELECT sum(sold_fen - refunded_fen) FROM channel_month");
  }

  @Test
  void anAdoptedBranchCountsAndSoDoesWhatFollowsOnIt() throws Exception {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    fixture.upload(first, till.sell(2000, TestTill.MEAT));
    assertThat(figure()).isEqualTo(16800);
    var batch = branches.adopt(1, till.id(), 1, null, "换机恢复");
    assertThat(batch.left().values()).extracting(Settled.StillParked::reason).isEmpty();
    assertThat(figure()).isEqualTo(16800 + 5160);
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.MEAT))))
        .containsExactly("PARKED FOLLOWS_FORK");
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(figure()).isEqualTo(16800 + 5160 + 2580);
  }

  @Test
  void aRefusedBranchStaysOutAndSoDoesWhatFollowsOnIt() throws Exception {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    fixture.upload(first, till.sell(2000, TestTill.MEAT));
    assertThat(branches.refuse(1, till.id(), 1, "复制的设备")).isEqualTo(1);
    fixture.upload(till.sell(1000, TestTill.MEAT));
    assertThat(fixture.retry()).isZero();
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isZero();
    assertThat(figure()).isEqualTo(16800);
  }

  @Test
  void aGapDeclaredLostOpensABranchThatCanBeAdopted() throws Exception {
    Sealed lost = till.sell(1000, TestTill.TEA);
    Sealed early = till.sell(1000, TestTill.MEAT);
    Sealed last = till.sell(2000, TestTill.MEAT);
    assertThat(outcomes(fixture.upload(early, last))).containsExactly("EARLY", "EARLY");
    assertThat(branches.declareLost(1, till.id(), 4, last.seal().hash(), "平板损坏")).contains(1);
    assertThat(fixture.rows("SELECT cause, next_seq FROM terminal_branch WHERE branch = 1"))
        .containsExactly("GAP_LOST 5");
    assertThat(fixture.rows("SELECT branch, seq, reason FROM unsettled_entry ORDER BY seq"))
        .containsExactly("1 3 FOLLOWS_FORK", "1 4 FOLLOWS_FORK");
    assertThat(
            fixture.number("SELECT count(*) FROM alarm WHERE kind = 'GAP' AND cleared_at IS NULL"))
        .isZero();
    assertThat(branches.declareLost(1, till.id(), 4, last.seal().hash(), "")).isEmpty();
    branches.adopt(1, till.id(), 1, null, "");
    assertThat(outcomes(fixture.upload(lost))).containsExactly("RECORDED");
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day"))
        .isEqualTo(16800 + 2580 + 5160);
  }

  /** Two devices go on with one journal in the middle of a shift; answers the clone's closing. */
  private void forkInAShift() {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    Sealed firstClosing = till.closeShift(0, 0);
    till.journal = clone;
    fixture.upload(first, firstClosing, till.sell(2000, TestTill.MEAT), till.closeShift(0, 0));
  }

  @Test
  void aShiftIsClosedOnTheChainAndOnAnAdoptedBranchAndOnceOnEach() throws Exception {
    forkInAShift();
    var batch = branches.adopt(1, till.id(), 1, null, "两台机器");
    assertThat(batch.left()).isEmpty();
    assertThat(batch.counted()).hasSize(2);
    assertThat(fixture.rows("SELECT branch, shift_seq, seq FROM shift_closing ORDER BY branch"))
        .containsExactly("0 1 3", "1 1 3");
    fixture.upload(till.closeShift(0, 0));
    assertThat(fixture.retry()).isZero();
    var second = new EntryKey(till.id(), 1, 4);
    assertThat(settle.accept(1, second, Correction.NONE, ""))
        .isEqualTo(new Settled.StillParked(ParkReason.NO_OPEN_SHIFT, "shift 1"));
  }

  @Test
  void aClosingCountsThoughItsOpeningWasLostWithAGap() throws Exception {
    till = fixture.till(1);
    till.openShift(0); // never comes
    Sealed sale = till.sell(1000, TestTill.TEA);
    Sealed closing = till.closeShift(0, 0);
    fixture.upload(sale, closing);
    branches.declareLost(1, till.id(), 3, closing.seal().hash(), "平板损坏");
    var batch = branches.adopt(1, till.id(), 1, null, "");
    assertThat(batch.left()).isEmpty();
    assertThat(fixture.rows("SELECT branch, shift_seq, seq FROM shift_closing"))
        .containsExactly("1 1 3");
    assertThat(figure()).isEqualTo(16800);
  }

  @Test
  void undoingABranchTakesBackWhatFollowedFromItsDecisionAndNothingElse() throws Exception {
    forkInAShift();
    var alone = new EntryKey(till.id(), 1, 2);
    settle.accept(1, alone, Correction.NONE, "单独");
    branches.adopt(1, till.id(), 1, null, "两台机器");
    fixture.upload(till.sell(1000, CHEAP_TEA), till.sell(1000, TestTill.MEAT));
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(figure()).isEqualTo(16800 + 5160 + 2580);
    assertThat(branches.undo(1, till.id(), 1, "弄错了")).isEqualTo(new BranchUndone.Done(2));
    assertThat(figure()).isEqualTo(16800 + 5160);
    assertThat(fixture.rows("SELECT seq FROM unsettled_entry WHERE branch = 1 ORDER BY seq"))
        .containsExactly("3", "4", "5");
    assertThat(fixture.retry()).isZero();
    assertThat(branches.undo(1, till.id(), 1, "")).isEqualTo(new BranchUndone.NothingToUndo());
    branches.refuse(1, till.id(), 1, "复制的设备");
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isZero();
    assertThat(branches.undo(1, till.id(), 1, "")).isEqualTo(new BranchUndone.Done(3));
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isEqualTo(3);
    assertThat(fixture.rows("SELECT decision FROM branch_settlement ORDER BY office_seq"))
        .containsExactly("ADOPTED", "UNDONE", "REFUSED", "UNDONE");
  }

  @Test
  void aBranchIsUndoneWholeOrNotAtAll() throws Exception {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    Sealed sale = till.sell(2000, TestTill.MEAT);
    fixture.upload(first, sale, till.sell(1000, TestTill.MEAT));
    branches.adopt(1, till.id(), 1, null, "");
    TestTill other = fixture.till(1);
    fixture.upload(
        other.openShift(0),
        other.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 2000, 5160)), TenderMethod.CASH));
    long before = figure();
    assertThat(branches.undo(1, till.id(), 1, "弄错了"))
        .isEqualTo(new BranchUndone.BuiltOn(List.of(new EntryKey(till.id(), 1, 2))));
    assertThat(figure()).isEqualTo(before).isEqualTo(16800 + 2580);
    assertThat(fixture.rows("SELECT decision FROM decided_branch")).containsExactly("ADOPTED");
  }

  @Test
  void whoeverDecidesAboutABranchHasLookedAfterItsAlarm() throws Exception {
    forkInAShift();
    String open = "SELECT count(*) FROM alarm WHERE kind = 'FORK' AND cleared_at IS NULL";
    assertThat(fixture.number(open)).isEqualTo(1);
    branches.refuse(1, till.id(), 1, "收回了备用机");
    assertThat(fixture.number(open)).isZero();
    assertThat(fixture.rows("SELECT clearing, cleared_by FROM alarm WHERE kind = 'FORK'"))
        .containsExactly("收回了备用机 1");
  }
}
