package cn.jiuxiao.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.AlarmKind;
import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.TodayItem.Attention;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list can become empty, two people decide about much, and alarms reach their people. */
class SettleIT extends ServerTest {
  private static final Actor OFFICE = office(1);
  private static final Actor SECOND = office(2);
  private static final Actor SHIMEN = officer("430726");
  private static final Actor WULING = officer("430702");
  private static final Actor MANAGER =
      new Actor(4, "店长", Role.STORE_MANAGER, null, null, null, 71L);
  private static final Actor ORGANIZER =
      new Actor(5, "主办方", Role.FAIR_ORGANIZER, null, null, null, null);
  private static final TestTill.Item CHEAP_TEA = new TestTill.Item("P-TEA", 16000, SalesUnit.PIECE);

  @Inject ReviewList list;
  @Inject ReviewEntries entries;
  @Inject Evidence evidence;
  @Inject Settle settle;
  @Inject AlarmDesk alarms;
  @Inject OutletAlarms outletAlarms;
  @Inject ReviewToday today;
  private JournalFixture fixture;
  private TestTill till;

  private static Actor office(long id) {
    return new Actor(id, "专班" + id, Role.PROGRAMME_OFFICE, null, null, null, null);
  }

  private static Actor officer(String region) {
    return new Actor(3, "县", Role.COUNTY_OFFICER, region, null, null, null);
  }

  @BeforeAll
  void places() throws Exception {
    Path data = Files.createTempDirectory("jiuxiao-settle-");
    fixture = new JournalFixture(database(), KeysForTests.in(data.toString()));
    fixture.execute(
        """
        INSERT INTO user_account (id, username, display_name, password_hash, role, created_at) VALUES
          (2, 'second', '复核', 'x', 'PROGRAMME_OFFICE', now()), (5, 'org', '主办方', 'x', 'FAIR_ORGANIZER', now());
        INSERT INTO store (id, name, region_code) VALUES (71, '武陵店', '430702');
        INSERT INTO section (id, store_id, name) VALUES (72, 71, '专区');
        INSERT INTO counter (id, section_id, name) VALUES (73, 72, '专柜');
        UPDATE outlet SET counter_id = 73 WHERE id = 2;
        """);
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void aTillOfShimen() {
    fixture.execute("DELETE FROM alarm");
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
  }

  private List<ReviewRow> listed(Map<String, String> filters) {
    return list.page(OFFICE, new ListQuery(till.id().toString(), filters, "seq", false, 0, 50));
  }

  private EntryKey key(long seq) {
    return new EntryKey(till.id(), 0, seq);
  }

  private byte[] forgery(TestTill writer) {
    Sealed sale = writer.sell(1000, TestTill.TEA);
    EntrySeal seal = sale.seal();
    byte[] forged = seal.signature().clone();
    forged[10] ^= 1;
    fixture.upload(
        new Sealed(sale.body(), new EntrySeal(seal.previous(), seal.hash(), forged, null)));
    var waiting =
        list.page(
            OFFICE,
            new ListQuery(
                writer.id().toString(), Map.of("state", "UNVERIFIED"), "seq", true, 0, 1));
    return Base64Url.decode(Objects.requireNonNull(waiting.getFirst().mark()));
  }

  @Test
  void evidenceIsNotedOnceWithAReasonAndLeavesTheListUntilThatIsUndone() {
    byte[] digest = forgery(till);
    assertThat(listed(Map.of()))
        .extracting(ReviewRow::state)
        .containsExactly(ReviewState.UNVERIFIED);
    assertThatThrownBy(() -> settle.acknowledge(SHIMEN, List.of(digest), "看过"))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> settle.acknowledge(OFFICE, List.of(digest), " "))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("review.reasonMissing"));
    assertThat(settle.acknowledge(OFFICE, List.of(digest), "测试机误传")).isEqualTo(1);
    assertThat(settle.acknowledge(SECOND, List.of(digest), "再来")).isZero();
    assertThat(listed(Map.of())).isEmpty();
    ReviewRow settled = listed(Map.of("state", "SETTLED")).getFirst();
    assertThat(settled.decision()).isEqualTo("ACKNOWLEDGED");
    assertThat(settled.route()).isEqualTo("review/unverified/" + Base64Url.encode(digest));
    assertThat(evidence.unverified(OFFICE, digest).decisions())
        .extracting(ReviewEntry.Decision::note)
        .containsExactly("测试机误传");
    assertThat(
            fixture.rows(
                "SELECT convert_from(body, 'UTF8') LIKE '%UNVERIFIED_SETTLED%' FROM office_entry ORDER BY seq DESC LIMIT 1"))
        .containsExactly("t");
    assertThat(settle.undoAcknowledgement(SECOND, digest, "还要查")).isTrue();
    assertThat(settle.undoAcknowledgement(SECOND, digest, "还要查")).isFalse();
    assertThat(listed(Map.of())).hasSize(1);
    assertThat(
            fixture.rows(
                "SELECT user_id, before->>'decision', after->>'decision' FROM audit_log WHERE entity_id = '%s' ORDER BY id"
                    .formatted(Base64Url.encode(digest))))
        .containsExactly("1 WAITING ACKNOWLEDGED", "2 ACKNOWLEDGED UNDONE");
  }

  @Test
  void theAlarmOfWhoBroughtItEndsWithTheLastThatWasNoted() {
    byte[] first = forgery(till);
    byte[] second = forgery(till);
    assertThat(first).isNotEqualTo(second);
    String open = "SELECT count(*) FROM alarm WHERE kind = 'UNVERIFIED' AND cleared_at IS NULL";
    assertThat(fixture.number(open)).isEqualTo(1);
    settle.acknowledge(OFFICE, List.of(first), "一");
    assertThat(fixture.number(open)).isEqualTo(1);
    settle.acknowledge(OFFICE, List.of(second), "二");
    assertThat(fixture.number(open)).isZero();
  }

  @Test
  void aProposalWaitsForSomebodyElseAndSaysSo() {
    fixture.upload(till.sell(40_000, CHEAP_TEA));
    assertThat(settle.accept(OFFICE, List.of(key(2)), null, "团购").proposed())
        .containsExactly(key(2));
    assertThat(listed(Map.of())).extracting(ReviewRow::state).containsExactly(ReviewState.PROPOSED);
    ReviewEntry entry = entries.open(OFFICE, till.id(), 0, 2);
    assertThat(entry.mayBeConfirmedBy(OFFICE)).isFalse();
    assertThat(entry.mayBeConfirmedBy(SECOND)).isTrue();
    assertThat(today.attentionFor(SECOND))
        .extracting(Attention::textKey)
        .contains("review.today.PROPOSED");
    assertThat(settle.confirm(SECOND, List.of(key(2)), "").counted()).containsExactly(key(2));
    assertThat(listed(Map.of())).isEmpty();
  }

  @Test
  void aCorrectionNamesProductsThatAreAndADayNotAfterItCameIn() {
    fixture.upload(till.sell(1000, CHEAP_TEA));
    assertThat(refusal(new Correction(null, List.of(Correction.Line.sold(1, "P-0", null, null)))))
        .isEqualTo("review.noSuchProduct");
    assertThat(refusal(Correction.toDay(LocalDate.of(2026, 10, 18))))
        .isEqualTo("review.dayAfterReceipt");
    assertThat(refusal(new Correction(null, List.of(Correction.Line.sold(1, null, null, -1L)))))
        .isEqualTo("review.priceOutOfRange");
    var meat = new Correction(null, List.of(Correction.Line.sold(1, "P-HERB", null, null)));
    assertThat(settle.acceptCorrected(OFFICE, key(2), meat, "扫错了"))
        .isInstanceOf(Settled.Done.class);
    assertThat(fixture.rows("SELECT name FROM sale_line WHERE terminal_id = '" + till.id() + "'"))
        .containsExactly("草药");
    assertThat(entries.open(OFFICE, till.id(), 0, 2).decisions().getFirst().correction().lines())
        .containsExactly(Correction.Line.sold(1, "P-HERB", "草药", null));
  }

  private String refusal(Correction correction) {
    var thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            Problem.class, () -> settle.acceptCorrected(OFFICE, key(2), correction, "改"));
    return thrown.code();
  }

  @Test
  void theEntryNamesItsCashier() {
    fixture.upload(till.sell(1000, CHEAP_TEA));
    assertThat(entries.open(OFFICE, till.id(), 0, 2).written().cashier()).isEqualTo("张三");
    till.cashier = 99;
    fixture.upload(till.sell(1000, TestTill.TEA));
    assertThat(entries.open(OFFICE, till.id(), 0, 3).written().cashier()).isNull();
  }

  @Test
  void alarmsReachWhoIsResponsibleForTheOutletAndNobodyElse() {
    forgery(till);
    TestTill counter = fixture.till(2);
    counter.openShift(0);
    fixture.upload(counter.sell(1000, TestTill.TEA));
    assertThat(kinds(OFFICE)).containsExactlyInAnyOrder("UNVERIFIED", "GAP");
    assertThat(kinds(TestSignIn.actor(Role.INSPECTOR)))
        .containsExactlyInAnyOrder("UNVERIFIED", "GAP");
    assertThat(kinds(SHIMEN)).containsExactly("UNVERIFIED");
    assertThat(kinds(WULING)).containsExactly("GAP");
    assertThat(kinds(MANAGER)).containsExactly("GAP");
    assertThat(kinds(ORGANIZER)).isEmpty();
    assertThat(today.attentionFor(MANAGER))
        .extracting(Attention::textKey)
        .contains("review.today.GAP")
        .doesNotContain("review.today.UNVERIFIED");
    assertThat(today.attentionFor(TestSignIn.actor(Role.VENDOR))).isEmpty();
  }

  private List<String> kinds(Actor actor) {
    return List.copyOf(alarms.openByKind(actor).keySet());
  }

  @Test
  void whatIsOpenIsCountedPerOutlet() {
    forgery(till);
    fixture.upload(fixture.till(2).sell(1000, TestTill.TEA));
    var query = new ListQuery("", Map.of(), null, false, 0, 10);
    assertThat(outletAlarms.page(MANAGER, query))
        .extracting(OutletAlarms.Row::outlet)
        .containsExactly("武陵专柜");
    OutletAlarms.Row shimen = outletAlarms.page(SHIMEN, query).getFirst();
    assertThat(shimen.alarms()).isEqualTo(Map.of(AlarmKind.UNVERIFIED, 1L));
    assertThat(shimen.entries())
        .isEqualTo(list.count(SHIMEN, new ListQuery("", Map.of(), null, false, 0, 1)));
    assertThat(outletAlarms.count(OFFICE, query)).isEqualTo(2);
    assertThat(outletAlarms.count(ORGANIZER, query)).isZero();
    assertThatThrownBy(() -> outletAlarms.page(TestSignIn.actor(Role.VENDOR), query))
        .isInstanceOf(AccessDenied.class);
  }
}
