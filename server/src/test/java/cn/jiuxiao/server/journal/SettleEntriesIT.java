package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettleEntriesIT extends OpenShift {
  private long sold() {
    return fixture.number("SELECT sum(sold_fen) FROM outlet_day");
  }

  @Test
  void aRefundCountsOnceItsSaleArrives() throws Exception {
    TestTill other = fixture.till(1);
    fixture.upload(other.openShift(0));
    Sealed sale = till.sell(1000, TestTill.TEA);
    Sealed refund =
        other.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    assertThat(outcomes(fixture.upload(refund))).containsExactly("PARKED ORIGINAL_UNKNOWN");
    assertThat(fixture.retry()).isZero();
    fixture.upload(sale);
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(fixture.retry()).isZero();
    assertThat(fixture.rows("SELECT sold_fen, refunded_fen FROM outlet_day"))
        .containsExactly("16800 16800");
    assertThat(fixture.rows("SELECT decision FROM settlement")).containsExactly("CURED");
    assertThat(fixture.rows("SELECT outcome FROM entry_judgement WHERE kind = 'REFUND'"))
        .containsExactly("PARKED");
    assertThat(fixture.number("SELECT count(*) FROM unsettled_entry")).isZero();
  }

  @Test
  void aProductThatIsListedLaterCuresItsSalesEvenAfterTheShiftClosed() throws Exception {
    fixture.upload(till.sell(1000, new Item("P-NEW", 900, SalesUnit.PIECE)), till.closeShift(0, 0));
    fixture.execute(
        """
        INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
          VALUES (9, 'P-NEW', 1, 'FOOD', '新品', 'PIECE', 900, 1, 99999);
        INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since) VALUES (1, 9, 1, 900, now());
        """);
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(sold()).isEqualTo(900);
  }

  @Test
  void acceptingAShiftLetsItsSalesCountToo() throws Exception {
    till = fixture.till(1);
    till.cashier = 77;
    Sealed shift = till.openShift(0);
    till.cashier = 1;
    assertThat(
            outcomes(fixture.upload(shift, till.sell(1000, TestTill.TEA), till.closeShift(0, 0))))
        .containsExactly("PARKED UNKNOWN_CASHIER", "PARKED NO_OPEN_SHIFT", "PARKED NO_OPEN_SHIFT");
    assertThat(settle.accept(1, key(1), Correction.NONE, "")).isInstanceOf(Settled.Done.class);
    assertThat(fixture.retry()).isEqualTo(2);
    assertThat(sold()).isEqualTo(16800);
    assertThat(fixture.number("SELECT count(*) FROM shift_closing")).isEqualTo(1);
  }

  @Test
  void aPersonMayAcceptAWrongPriceOnceAndNotAContradiction() throws Exception {
    fixture.upload(
        till.sell(1000, new Item("P-TEA", 16000, SalesUnit.PIECE)), till.sell(1500, TestTill.TEA));
    assertThat(settle.accept(1, key(2), Correction.NONE, "摊主口头改价")).isEqualTo(new Settled.Done(1));
    assertThat(settle.accept(1, key(2), Correction.NONE, ""))
        .isInstanceOf(Settled.NothingToSettle.class);
    assertThat(sold()).isEqualTo(16000);
    assertThat(settle.accept(1, key(3), Correction.NONE, ""))
        .isEqualTo(new Settled.StillParked(ParkReason.AMOUNTS_DIFFER, "quantityMilli of line 1"));
    assertThat(settle.refuseAll(1, List.of(key(3)), "重复")).isEqualTo(1);
    assertThat(settle.accept(1, key(3), Correction.NONE, ""))
        .isInstanceOf(Settled.NothingToSettle.class);
    assertThat(
            fixture.rows("SELECT decision, note, office_seq FROM settlement ORDER BY office_seq"))
        .containsExactly("ACCEPTED 摊主口头改价 1", "REFUSED 重复 2");
  }

  @Test
  void anUncertainDayIsGivenByAPerson() throws Exception {
    till.deviceTime = java.time.Instant.parse("2031-01-01T00:00:00Z");
    fixture.clock.set("2026-10-20T02:00:00Z");
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.TEA))))
        .containsExactly("PARKED TIME_UNCERTAIN");
    assertThat(settle.accept(1, key(2), Correction.NONE, ""))
        .isEqualTo(new Settled.StillParked(ParkReason.TIME_UNCERTAIN, null));
    assertThat(settle.accept(1, key(2), Correction.toDay(LocalDate.of(2026, 10, 18)), ""))
        .isInstanceOf(Settled.Done.class);
    assertThat(fixture.rows("SELECT business_day, sold_fen FROM outlet_day"))
        .containsExactly("2026-10-18 16800");
  }

  @Test
  void anEntryOfABranchCountsOnceItIsAdopted() throws Exception {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    Sealed other = till.sell(2000, TestTill.MEAT);
    fixture.upload(first, other);
    assertThat(sold()).isEqualTo(16800);
    var onBranch = new EntryKey(till.id(), 1, 2);
    assertThat(settle.accept(1, onBranch, Correction.NONE, "同一台机器的备份"))
        .isInstanceOf(Settled.Done.class);
    assertThat(sold()).isEqualTo(16800 + 5160);
  }

  @Test
  void aPhoneThatComesWithASecondSendingCures() throws Exception {
    byte[] attachment =
        SealedAttachment.seal(
            fixture.keys.attachments().publicKey(),
            "{\"phone\":\"13800000000\"}".getBytes(StandardCharsets.UTF_8));
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 1000, TestTill.TEA)),
            0,
            TenderMethod.WECHAT,
            new Participant.ByPhone(Sha256.of(attachment)),
            attachment);
    EntrySeal seal = sale.seal();
    var without =
        new Sealed(
            sale.body(), new EntrySeal(seal.previous(), seal.hash(), seal.signature(), null));
    assertThat(outcomes(fixture.upload(without))).containsExactly("PARKED ATTACHMENT_MISSING");
    assertThat(outcomes(fixture.upload(sale))).containsExactly("ALREADY_RECORDED");
    assertThat(fixture.retry()).isEqualTo(1);
    assertThat(
            fixture.number(
                "SELECT persons FROM participant_count WHERE (channel_code, region_code, period) = ('ALL', 'ALL', 'ALL')"))
        .isEqualTo(1);
  }

  @Test
  void theOfficesJournalIsChainedAndSigned() throws Exception {
    fixture.upload(till.sell(1500, TestTill.TEA), till.sell(2500, TestTill.TEA));
    settle.refuseAll(1, List.of(key(2)), "a");
    settle.refuseAll(1, List.of(key(3)), "b");
    Sha256 head = new OfficeJournal(fixture.keys).genesis();
    try (Connection connection = fixture.source.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT previous_hash, hash, signature, body FROM office_entry ORDER BY seq")) {
      int entries = 0;
      while (row.next()) {
        entries++;
        assertThat(row.getBytes(1)).isEqualTo(head.bytes());
        head = EntryChain.next(head, row.getBytes(4));
        assertThat(row.getBytes(2)).isEqualTo(head.bytes());
        assertThat(fixture.keys.office().publicKey().signed(head, row.getBytes(3))).isTrue();
        assertThat(new String(row.getBytes(4), StandardCharsets.UTF_8))
            .contains("\"decision\":\"REFUSED\"");
      }
      assertThat(entries).isEqualTo(2);
    }
  }
}
