package cn.jiuxiao.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryCheck;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.TodayItem.Attention;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewIT extends ServerTest {
  private static final Actor OFFICE =
      new Actor(1, "专班", Role.PROGRAMME_OFFICE, null, null, null, null);
  private static final Actor SHIMEN = officer("430726");
  private static final Actor WULING = officer("430702");
  private static final TestTill.Item CHEAP_TEA = new TestTill.Item("P-TEA", 16000, SalesUnit.PIECE);

  @Inject ReviewList list;
  @Inject ReviewEntries entries;
  @Inject Evidence evidence;
  @Inject Settle settle;
  @Inject AlarmDesk alarms;
  @Inject ReviewToday today;
  private JournalFixture fixture;
  private TestTill till;

  private static Actor officer(String region) {
    return new Actor(2, "县", Role.COUNTY_OFFICER, region, null, null, null);
  }

  @BeforeAll
  void places() throws Exception {
    Path data = Files.createTempDirectory("jiuxiao-review-");
    fixture = new JournalFixture(database(), KeysForTests.in(data.toString()));
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void aTillOfShimen() {
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
  }

  private List<ReviewRow> listed(Actor actor, Map<String, String> filters) {
    return list.page(actor, new ListQuery(till.id().toString(), filters, "seq", false, 0, 50));
  }

  private List<String> states(Actor actor) {
    return listed(actor, Map.of()).stream()
        .map(row -> row.state() + " " + row.seq() + " " + row.reason())
        .toList();
  }

  private EntryKey key(long seq) {
    return new EntryKey(till.id(), 0, seq);
  }

  @Test
  void whatWaitsIsListedForThoseWhoseOutletItIs() {
    fixture.upload(till.sell(1000, TestTill.TEA), till.sell(1000, CHEAP_TEA));
    assertThat(states(OFFICE)).containsExactly("PARKED 3 PRICE_DIFFERS");
    assertThat(states(SHIMEN)).containsExactly("PARKED 3 PRICE_DIFFERS");
    assertThat(states(WULING)).isEmpty();
    assertThat(states(TestSignIn.actor(Role.FAIR_ORGANIZER))).isEmpty();
    assertThat(states(TestSignIn.actor(Role.STORE_MANAGER))).isEmpty();
    assertThatThrownBy(() -> states(TestSignIn.actor(Role.VENDOR)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> entries.open(WULING, till.id(), 0, 3)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> entries.open(OFFICE, till.id(), 0, 2)).isInstanceOf(NotFound.class);
  }

  @Test
  void aWrongPriceStandsBesideTheCatalogues() {
    fixture.upload(till.sell(2000, CHEAP_TEA), till.sell(1500, TestTill.TEA));
    ReviewEntry entry = entries.open(OFFICE, till.id(), 0, 2);
    assertThat(entry.row().amount()).isEqualTo(new Money(32000));
    assertThat(entry.written().checks()).hasSize(3).allMatch(EntryCheck::holds);
    assertThat(entry.siblings()).extracting(ReviewRow::seq).containsExactly(3L);
    ThatDay thatDay = thatDay(entry.thatDay());
    ThatDay.Line line = thatDay.lines().getFirst();
    assertThat(line.agrees()).isFalse();
    assertThat(thatDay.latestVersion()).isEqualTo(2);
    ThatDay.Listed listed = line.listed();
    assertThat(listed == null ? null : listed.price()).isEqualTo(new Money(16800));
    assertThat(listed == null ? null : listed.eligibility()).isEqualTo("POOR_COUNTY");
  }

  private static ThatDay thatDay(@Nullable ThatDay thatDay) {
    assertThat(thatDay).isNotNull();
    return thatDay;
  }

  @Test
  void aRefundStandsBesideWhatElseWasTakenBackOrIsHeldOfItsSale() {
    Sealed sale = till.sell(3000, TestTill.TEA);
    TestTill second = fixture.till(1);
    fixture.upload(sale);
    fixture.upload(second.openShift(0));
    second.cashier = 77;
    var one = List.of(new RefundLine(1, 1000, 16800));
    fixture.upload(second.refund(till.original(sale, 2), one, TenderMethod.CASH));
    fixture.execute(
        "INSERT INTO refund_reservation SELECT terminal_id, branch, seq, 1, '%s', 2000, now() + interval '1 hour' FROM sale WHERE terminal_id = '%s'"
            .formatted(second.id(), till.id()));
    till.cashier = 77;
    fixture.upload(till.refund(till.original(sale, 2), one, TenderMethod.CASH));
    ReviewEntry.OriginalSale original = entries.open(OFFICE, till.id(), 0, 3).original();
    assertThat(original).isNotNull();
    if (original != null) {
      assertThat(original.parked())
          .extracting(parked -> parked.key().terminal())
          .containsExactly(second.id());
      assertThat(original.reserved())
          .extracting(held -> held.till() + " " + held.line() + " " + held.quantity().milli())
          .containsExactly(second.label + " 1 2000");
    }
  }

  @Test
  void aRefundOfAFenMoreThanWasLeftIsOfferedAsWhatWasLeft() {
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 3000, new TestTill.Item(null, 167, SalesUnit.PIECE))),
            1,
            TenderMethod.CASH,
            null,
            null);
    var third = List.of(new RefundLine(1, 1000, 167));
    fixture.upload(
        sale,
        till.refund(till.original(sale, 2), third, TenderMethod.CASH),
        till.refund(till.original(sale, 2), third, TenderMethod.CASH),
        till.refund(till.original(sale, 2), third, TenderMethod.CASH));
    assertThat(states(OFFICE)).containsExactly("PARKED 5 AMOUNTS_DIFFER");
    ReviewEntry waiting = entries.open(OFFICE, till.id(), 0, 5);
    assertThat(waiting.mayCountCorrected()).isTrue();
    ReviewEntry.OriginalSale original = waiting.original();
    assertThat(original == null ? null : original.due())
        .containsExactly(Map.entry(third.getFirst(), new Money(166)));
    var less = new Correction(null, List.of(Correction.Line.refunded(1, 166)));
    assertThat(settle.acceptCorrected(OFFICE, key(5), less, "多退一分"))
        .isInstanceOf(Settled.Done.class);
    assertThat(entries.open(OFFICE, till.id(), 0, 5).decisions().getFirst().correction())
        .isEqualTo(less);
  }

  @Test
  void onlyTheOfficeDecidesAndGivesAReasonForARefusal() {
    fixture.upload(till.sell(1000, CHEAP_TEA));
    for (Actor other : List.of(SHIMEN, TestSignIn.actor(Role.INSPECTOR))) {
      assertThatThrownBy(() -> settle.accept(other, List.of(key(2)), null, ""))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> settle.undo(other, List.of(key(2)), "x"))
          .isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> settle.refuse(OFFICE, List.of(key(2)), " "))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("review.reasonMissing"));
    assertThat(settle.refuse(OFFICE, List.of(key(2)), "不实")).isEqualTo(1);
    assertThat(states(OFFICE)).isEmpty();
    assertThat(listed(OFFICE, Map.of("state", "SETTLED")))
        .extracting(ReviewRow::decision)
        .containsExactly("REFUSED");
    ReviewEntry entry = entries.open(OFFICE, till.id(), 0, 2);
    assertThat(entry.decisions())
        .extracting(ReviewEntry.Decision::decision, ReviewEntry.Decision::note)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("REFUSED", "不实"));
  }

  @Test
  void anEarlyEntrySaysWhatItWaitsForUntilThatComes() {
    Sealed two = till.sell(1000, TestTill.TEA);
    Sealed three = till.sell(1000, TestTill.TEA);
    Sealed four = till.sell(1000, TestTill.MEAT);
    Sealed five = till.sell(2000, TestTill.MEAT);
    fixture.upload(four, five);
    assertThat(states(OFFICE)).containsExactly("EARLY 4 null", "EARLY 5 null");
    Sha256 hash = five.seal().hash();
    Evidence.Early early = evidence.early(OFFICE, till.id(), 5, hash);
    assertThat(early.firstMissing()).isEqualTo(2);
    assertThat(early.lastMissing()).isEqualTo(3);
    assertThat(early.waiting()).isEqualTo(2);
    assertThat(early.row().kind()).isEqualTo("SALE");
    fixture.upload(two, three);
    assertThat(states(OFFICE)).isEmpty();
    assertThatThrownBy(() -> evidence.early(OFFICE, till.id(), 5, hash))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void whatCannotBeBelievedIsShownAsItCame() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    EntrySeal seal = sale.seal();
    byte[] forged = seal.signature().clone();
    forged[10] ^= 1;
    fixture.upload(
        new Sealed(sale.body(), new EntrySeal(seal.previous(), seal.hash(), forged, null)));
    assertThat(states(OFFICE)).containsExactly("UNVERIFIED 2 BAD_SIGNATURE");
    String mark = listed(OFFICE, Map.of()).getFirst().mark();
    assertThat(mark).isNotNull();
    Evidence.Unverified found = evidence.unverified(OFFICE, Base64Url.decode(mark));
    assertThat(found.written().body()).isEqualTo(sale.body());
    assertThat(found.written().seal()).isNotEmpty();
    assertThatThrownBy(() -> evidence.unverified(WULING, Base64Url.decode(mark)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void anAlarmIsClearedOnceWithANoteAndAudited() {
    fixture.upload(till.sell(1000, TestTill.TEA));
    TestTill copy = fixture.till(1);
    fixture.upload(copy.openShift(0));
    copy.sell(1000, TestTill.TEA);
    fixture.upload(copy.sell(1000, TestTill.TEA));
    var query = new ListQuery(copy.id().toString(), Map.of("kind", "GAP"), null, false, 0, 10);
    AlarmRow alarm = alarms.page(SHIMEN, query).getFirst();
    assertThat(alarms.count(WULING, query)).isZero();
    assertThat(today.attentionFor(OFFICE))
        .extracting(Attention::textKey)
        .contains("review.today.GAP", "review.today.EARLY");
    assertThatThrownBy(() -> alarms.clear(SHIMEN, alarm.id(), "看过"))
        .isInstanceOf(AccessDenied.class);
    alarms.clear(OFFICE, alarm.id(), "已联系摊主");
    alarms.clear(OFFICE, alarm.id(), "又一次");
    assertThat(alarms.count(OFFICE, query)).isZero();
    var cleared =
        new ListQuery(copy.id().toString(), Map.of("state", "CLEARED"), null, false, 0, 10);
    assertThat(alarms.page(OFFICE, cleared))
        .extracting(AlarmRow::clearing, AlarmRow::clearedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("已联系摊主", "专班"));
    assertThat(fixture.number("SELECT count(*) FROM audit_log WHERE entity = 'alarm'"))
        .isEqualTo(1);
  }
}
