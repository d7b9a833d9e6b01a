package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.statistics.StatisticsForTests;
import cn.jiuxiao.server.testing.TestDatabase;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * A journal that has everything: 11 entries of a till under the first seal, of which the 9th is
 * accepted, the 10th refused and the 11th parked, and two pieces of evidence; under the second a
 * closing, a branch that was adopted, a refusal undone, another till that sold to somebody by
 * phone, evidence that was noted, and the month published, lifted and published again.
 */
public final class SealedMonth {
  private static final Item CHEAP_TEA = new Item("P-TEA", 16000, SalesUnit.PIECE);

  public final JournalFixture fixture;
  final TestTill till;

  /** The second seal, as an auditor keeps it. */
  final byte[] file;

  SealedMonth() throws SQLException {
    this(KeysForTests.fresh());
  }

  public SealedMonth(ServerKeys keys) throws SQLException {
    fixture = new JournalFixture(TestDatabase.create(), keys);
    till = fixture.till(1);
    sell();
    fixture
        .settleEntries()
        .accept(
            1,
            new EntryKey(till.id(), 0, 9),
            Correction.toDay(LocalDate.parse("2026-10-17")),
            "按当日公示价");
    fixture.settleEntries().refuseAll(1, List.of(new EntryKey(till.id(), 0, 10)), "价格不实");
    strangers();
    cut();
    fork();
    fixture.undoSettlement().undo(1, new EntryKey(till.id(), 0, 10), "再查");
    sellByPhone();
    fixture.settleEvidence().acknowledge(1, List.of(evidence()), "已查明");
    var october = YearMonth.of(2026, 10);
    StatisticsForTests.lock(fixture, october, "");
    StatisticsForTests.lift(fixture, october, "数字有误");
    StatisticsForTests.lock(fixture, october, "重新核对");
    file = cut().file(fixture.keys.office().publicKey());
  }

  private void sell() {
    String badge = BadgeCode.sign(new byte[16], fixture.keys.badges().getPrivate()).text();
    var visitor = new Participant.ByBadge(badge);
    Sealed opened = till.openShift(20_000);
    Sealed sold =
        till.sell(
            List.of(TestTill.line(1, 2000, TestTill.TEA), TestTill.line(2, 500, TestTill.MEAT)),
            0,
            TenderMethod.CASH,
            visitor,
            null);
    var back = List.of(new RefundLine(1, 1000, 16_800));
    Sealed refunded = till.refund(till.original(sold, 2), back, TenderMethod.CASH);
    Sealed toVoid = till.sell(1000, TestTill.TEA);
    fixture.upload(
        opened,
        sold,
        refunded,
        toVoid,
        till.voidSale(till.original(toVoid, 4)),
        till.moveCash(CashDirection.OUT, 5_000),
        till.scan(visitor, null),
        till.headcount(40),
        till.sell(1000, CHEAP_TEA),
        till.sell(1000, CHEAP_TEA),
        till.sell(1000, CHEAP_TEA));
  }

  /** Two uploads that nobody here can have signed. */
  private void strangers() {
    for (String name : List.of("X", "Y")) {
      var stranger =
          new TestTill(UUID.randomUUID(), TillKey.generate(), name, 2, fixture.clock.instant());
      fixture.upload(List.of(stranger.openShift(0)), till.id());
    }
  }

  private byte[] evidence() throws SQLException {
    try (Connection connection = fixture.source.getConnection();
        var query = connection.prepareStatement("SELECT digest FROM unverified_entry LIMIT 1");
        var row = query.executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  private void sellByPhone() {
    TestTill other = fixture.till(2);
    byte[] phone =
        SealedAttachment.seal(
            fixture.keys.attachments().publicKey(),
            "{\"phone\":\"13900000001\"}".getBytes(StandardCharsets.UTF_8));
    fixture.upload(
        other.openShift(0),
        other.sell(
            List.of(TestTill.line(1, 1000, TestTill.TEA)),
            0,
            TenderMethod.WECHAT,
            new Participant.ByPhone(Sha256.of(phone)),
            phone));
  }

  private void fork() throws SQLException {
    TillJournal clone = till.journal.copy();
    TillJournal real = till.journal;
    fixture.upload(till.closeShift(0, 0));
    till.journal = clone;
    fixture.upload(till.sell(3000, TestTill.TEA));
    till.journal = real;
    fixture.settleBranches().adopt(1, till.id(), 1, null, "同一台机");
  }

  private Seal cut() throws SQLException {
    fixture.clock.forward(Duration.ofHours(1));
    try (Connection connection = fixture.source.getConnection()) {
      connection.setAutoCommit(false);
      Seal seal = new CutSeal(connection, fixture.keys).cut(fixture.clock.instant(), 1L);
      connection.commit();
      return seal;
    }
  }
}
