package cn.jiuxiao.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.journal.UndoSettlement.Undone;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amounts above the limit, corrections, and what of all that stands in the audit log. */
class SecondPersonIT extends OpenShift {
  private static final long FIRST = 1;
  private static final long SECOND = 2;

  @BeforeEach
  void set() {
    fixture.execute(
        """
        INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)
          VALUES (2, 'second', '复核', 'x', 'PROGRAMME_OFFICE', now())
        """);
    fixture.limitFen = 100_000;
    settle = fixture.settleEntries();
  }

  private long sold() {
    return fixture.number("SELECT sum(sold_fen) FROM outlet_day");
  }

  @Test
  void aLargeSaleCountsOnceAnotherPersonConfirmsIt() throws Exception {
    fixture.upload(till.sell(7000, CHEAP_TEA), till.sell(1000, CHEAP_TEA));
    var batch = settle.acceptAll(FIRST, List.of(key(2), key(3)), null, "团购");
    assertThat(batch.proposed()).containsExactly(key(2));
    assertThat(batch.counted()).containsExactly(key(3));
    assertThat(sold()).isEqualTo(16000);
    assertThat(settle.confirm(FIRST, List.of(key(2)), "").counted()).isEmpty();
    assertThat(sold()).isEqualTo(16000);
    assertThat(settle.confirm(SECOND, List.of(key(2), key(3)), "核对过合同").counted())
        .containsExactly(key(2));
    assertThat(sold()).isEqualTo(16000 + 112000);
    assertThat(settle.confirm(SECOND, List.of(key(2)), "").counted()).isEmpty();
    assertThat(
            fixture.rows(
                "SELECT s.decision, e.user_id FROM settlement s JOIN office_entry e ON e.seq = s.office_seq WHERE s.seq = 2 ORDER BY 2"))
        .containsExactly("PROPOSED 1", "ACCEPTED 2");
  }

  @Test
  void exactlyTheLimitNeedsNoSecondPerson() throws Exception {
    fixture.upload(till.sell(1000, new Item("P-TEA", 100_000, SalesUnit.PIECE)));
    assertThat(settle.accept(FIRST, key(2), Correction.NONE, "")).isInstanceOf(Settled.Done.class);
    assertThat(sold()).isEqualTo(100_000);
  }

  @Test
  void aProposalWaitsUntilItIsConfirmedWithdrawnOrRefused() throws Exception {
    fixture.upload(till.sell(7000, CHEAP_TEA));
    assertThat(settle.accept(FIRST, key(2), Correction.NONE, ""))
        .isInstanceOf(Settled.Proposed.class);
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isEqualTo(1);
    assertThat(fixture.undoSettlement().undo(FIRST, key(2), "再想想")).isEqualTo(Undone.DONE);
    assertThat(fixture.undoSettlement().undo(FIRST, key(2), "")).isEqualTo(Undone.NOTHING_TO_UNDO);
    assertThat(settle.confirm(SECOND, List.of(key(2)), "").counted()).isEmpty();
    settle.accept(SECOND, key(2), Correction.NONE, "");
    assertThat(settle.refuseAll(FIRST, List.of(key(2)), "没有合同")).isEqualTo(1);
    assertThat(settle.confirm(FIRST, List.of(key(2)), "").counted()).isEmpty();
    assertThat(sold()).isZero();
  }

  @Test
  void anAdoptedBranchsLargeSalesWaitForASecondPersonToo() throws Exception {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    fixture.upload(first, till.sell(7000, TestTill.TEA), till.sell(1000, TestTill.TEA));
    var batch = fixture.settleBranches().adopt(FIRST, till.id(), 1, null, "");
    assertThat(batch.proposed()).containsExactly(new EntryKey(till.id(), 1, 2));
    assertThat(sold()).isEqualTo(2 * 16800);
    fixture.upload(till.sell(8000, TestTill.TEA));
    assertThat(fixture.retry()).isZero();
    settle.confirm(SECOND, batch.proposed(), "");
    assertThat(sold()).isEqualTo(9 * 16800);
    assertThat(fixture.settleBranches().undo(FIRST, till.id(), 1, "弄错了"))
        .isEqualTo(new SettleBranches.BranchUndone.Done(2));
    assertThat(sold()).isEqualTo(16800);
  }

  @Test
  void aSaleCountsAsTheProductAndAtThePriceItReallyWas() throws Exception {
    fixture.upload(till.sell(2000, new Item("P-???", 1680, SalesUnit.PIECE)));
    var correction =
        new Correction(
            LocalDate.of(2026, 10, 16), List.of(Correction.Line.sold(1, "P-TEA", "石门银峰", 16800L)));
    assertThat(settle.accept(FIRST, key(2), correction, "扫错了码")).isInstanceOf(Settled.Done.class);
    assertThat(fixture.rows("SELECT business_day, sold_fen, sold_eligible_fen FROM outlet_day"))
        .containsExactly("2026-10-16 33600 33600");
    assertThat(
            fixture.rows("SELECT product_id, name, price_fen, net_fen, eligibility FROM sale_line"))
        .containsExactly("1 石门银峰 16800 33600 POOR_COUNTY");
    assertThat(fixture.rows("SELECT amount_fen FROM tender")).containsExactly("33600");
    assertThat(
            fixture.rows(
                "SELECT convert_from(body, 'UTF8') LIKE '%\"priceFen\":1680,%' FROM journal_entry WHERE seq = 2"))
        .containsExactly("t");
    assertThat(fixture.undoSettlement().undo(FIRST, key(2), "弄错了")).isEqualTo(Undone.DONE);
    assertThat(sold()).isZero();
  }

  @Test
  void aSmallSaleCorrectedAboveTheLimitIsProposedAndConfirmedAsCorrected() throws Exception {
    fixture.upload(till.sell(10_000, new Item("P-TEA", 168, SalesUnit.PIECE)));
    var correction = new Correction(null, List.of(Correction.Line.sold(1, null, null, 16800L)));
    assertThat(settle.accept(FIRST, key(2), correction, "漏了零"))
        .isInstanceOf(Settled.Proposed.class);
    settle.confirm(SECOND, List.of(key(2)), "");
    assertThat(sold()).isEqualTo(168_000);
  }

  @Test
  void everyDecisionOfAPersonStandsInTheAuditLogAndNoneByRule() throws Exception {
    fixture.upload(
        till.sell(1000, CHEAP_TEA), till.sell(1000, new Item("P-NEW", 900, SalesUnit.PIECE)));
    settle.accept(FIRST, key(2), Correction.NONE, "改价");
    fixture.undoSettlement().undo(SECOND, key(2), "弄错了");
    fixture.execute(
        """
        INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
          VALUES (9, 'P-NEW', 1, 'FOOD', '新品', 'PIECE', 900, 1, 99999);
        INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since) VALUES (1, 9, 1, 900, now());
        """);
    assertThat(fixture.retry()).isEqualTo(1);
    String name = till.label + "-2";
    assertThat(
            fixture.rows(
                "SELECT user_id, entity, entity_id, before->>'decision', after->>'decision', after->>'day', after->>'note' FROM audit_log ORDER BY id"))
        .containsExactly(
            "1 journal_entry " + name + " WAITING ACCEPTED 2026-10-17 改价",
            "2 journal_entry " + name + " ACCEPTED UNDONE null 弄错了");
  }
}
