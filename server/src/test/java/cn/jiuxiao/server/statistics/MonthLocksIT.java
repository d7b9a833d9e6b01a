package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published stays; what comes in later counts on its day, and is the difference. */
class MonthLocksIT extends PublishedMonths {
  @Test
  void aPublishedMonthKeepsEveryCellAndLateEntriesAreTheDifference() {
    TestTill till = tillOf("2026-09-20");
    Sealed known = till.sell(1000, TestTill.TEA);
    journal.upload(known);
    FigureTable before = table(OFFICE, SEPTEMBER);
    assertThat(row(SEPTEMBER).state()).isEqualTo(MonthRow.State.OPEN);
    assertThat(lock(SEPTEMBER, "")).isEqualTo(1);
    Publication publication = published(SEPTEMBER);
    assertThat(publication).isNotNull();
    assertThat(publication.differsFrom(before)).isFalse();
    assertThat(publication.all().sums().total())
        .isEqualTo(new Money(fixture.tally(".* 2026-09").totalFen() + 16800));
    assertThat(row(SEPTEMBER).state()).isEqualTo(MonthRow.State.AS_PUBLISHED);
    assertThat(late(SEPTEMBER)).isEmpty();

    Sealed sold = till.sell(2000, TestTill.TEA);
    Sealed toVoid = till.sell(1000, TestTill.TEA);
    Sealed back =
        till.refund(
            till.original(known, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
    assertThat(
            JournalFixture.outcomes(
                journal.upload(sold, toVoid, till.voidSale(till.original(toVoid, 4)), back)))
        .containsOnly("RECORDED");
    Publication after = published(SEPTEMBER);
    assertThat(after).isEqualTo(publication);
    assertThat(row(SEPTEMBER).state()).isEqualTo(MonthRow.State.CHANGED);
    assertThat(row(SEPTEMBER).difference().sums().total()).isEqualTo(new Money(33600 - 16800));
    assertThat(after.differsFrom(table(OFFICE, SEPTEMBER))).isTrue();
    assertThat(late(SEPTEMBER))
        .containsExactlyInAnyOrder(
            "SALE " + till.label + "-3 336.00",
            "SALE " + till.label + "-4 168.00",
            "VOIDED " + till.label + "-4 -168.00",
            "REFUND " + till.label + "-5 -168.00");
    lateEntriesAreTheDifference(SEPTEMBER);
    everythingHolds();
  }

  @Test
  void publishedAgainItTakesTheLateOnesInAndTheFirstStaysInTheHistory() {
    TestTill till = tillOf("2026-08-20");
    lock(AUGUST, "");
    journal.upload(till.sell(1000, TestTill.TEA));
    assertThatThrownBy(() -> lock(AUGUST, " "))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("statistics.lock.reasonMissing"));
    assertThat(lock(AUGUST, "补报 8 月离线终端")).isEqualTo(2);
    assertThat(row(AUGUST).state()).isEqualTo(MonthRow.State.AS_PUBLISHED);
    assertThat(late(AUGUST)).isEmpty();
    List<Months.Past> history = months.history(OFFICE, AUGUST);
    assertThat(history).extracting(Months.Past::number).containsExactly(2, 1);
    assertThat(history.getFirst().total().minus(history.getLast().total()))
        .isEqualTo(new Money(16800));
    assertThat(history.getFirst().note()).isEqualTo("补报 8 月离线终端");
    assertThat(new String(months.file(OFFICE, AUGUST, 1), StandardCharsets.UTF_8))
        .startsWith("jiuxiao-month 1\nmonth 2026-08 publication 1\nfigure MONTH ")
        .contains("\nhead " + till.id() + " 0 2\n");

    MonthStanding seen = months.standing(OFFICE, AUGUST);
    locks.lift(OFFICE, AUGUST, seen, "数字有误");
    assertThat(published(AUGUST)).isNull();
    assertThat(row(AUGUST).state()).isEqualTo(MonthRow.State.OPEN);
    assertThat(months.history(OFFICE, AUGUST).getFirst().lifted().note()).isEqualTo("数字有误");
    assertThatThrownBy(() -> locks.lift(OFFICE, AUGUST, seen, "再来"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    assertThat(lock(AUGUST, "重新核对后")).isEqualTo(3);
    assertThat(
            journal.rows(
                "SELECT action FROM audit_log WHERE entity = 'month_lock' AND entity_id = '2026-08' ORDER BY id"))
        .containsExactly("CREATED", "CHANGED", "CHANGED", "CHANGED");
    everythingHolds();
  }

  @Test
  void aPersonWhoBoughtInTwoMonthsIsOneInTheYearToDate() {
    YearMonth october = YearMonth.of(2026, 10);
    lock(october, "");
    Months.YearToDate toDate = months.yearToDate(OFFICE, october);
    assertThat(toDate.published().persons())
        .isEqualTo(fixture.persons(".*"))
        .isLessThan(
            fixture.persons(".* 2026-08")
                + fixture.persons(".* 2026-09")
                + fixture.persons(".* 2026-10"));
    assertThat(published(october).all().persons()).isEqualTo(fixture.persons(".* 2026-10"));
    assertThat(toDate.now()).isEqualTo(toDate.published());
    assertThat(months.yearToDate(SHIMEN, october)).isNull();
  }

  @Test
  void whatTheOfficeDecidesAfterwardsIsLateToo() throws Exception {
    YearMonth july = YearMonth.of(2026, 7);
    TestTill till = tillOf("2026-07-10");
    journal.upload(till.sell(1000, CHEAP_TEA), till.sell(2000, CHEAP_TEA));
    var first = new EntryKey(till.id(), 0, 2);
    var second = new EntryKey(till.id(), 0, 3);
    journal.settleEntries().accept(1, first, Correction.NONE, "");
    lock(july, "");
    journal.settleEntries().accept(1, second, Correction.NONE, "");
    assertThat(late(july)).containsExactly("SALE " + till.label + "-3 320.00");
    lateEntriesAreTheDifference(july);
    journal.undoSettlement().undo(1, first, "弄错了");
    assertThat(late(july))
        .containsExactlyInAnyOrder(
            "SALE " + till.label + "-3 320.00", "WITHDRAWN " + till.label + "-2 ");
    assertThat(row(july).difference().sums().total()).isEqualTo(new Money(32000 - 16000));
    assertThat(lateEntries.total(OFFICE, july, ALL))
        .isEqualTo(new LateEntries.Total(2, 1, new Money(32000), new Money(32000)));
    everythingHolds();
  }

  @Test
  void onlyAMonthThatIsOverIsPublishedAndOnlyByTheOffice() {
    for (YearMonth month : List.of(YearMonth.of(2026, 11), YearMonth.of(2027, 1))) {
      assertThatThrownBy(() -> lock(month, ""))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("statistics.lock.notOver"));
    }
    YearMonth june = YearMonth.of(2026, 6);
    for (Role role : List.of(Role.INSPECTOR, Role.COUNTY_OFFICER, Role.VENDOR)) {
      Actor actor = TestSignIn.actor(role);
      assertThatThrownBy(() -> locks.lock(actor, june, MonthStanding.NONE, ""))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> locks.lift(actor, june, new MonthStanding(1, false), "x"))
          .isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> months.all(TestSignIn.actor(Role.VENDOR)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> months.file(SHIMEN, june, 1)).isInstanceOf(AccessDenied.class);
    assertThat(locks.lock(OFFICE, june, MonthStanding.NONE, "")).isEqualTo(1);
    assertThatThrownBy(() -> locks.lock(OFFICE, june, MonthStanding.NONE, ""))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    assertThat(published(june).all()).isEqualTo(Figure.NONE);
  }

  @Test
  void aCountyOfficerSeesTheirOwnPartOfIt() {
    YearMonth may = YearMonth.of(2026, 5);
    TestTill till = tillOf("2026-05-10");
    journal.upload(till.sell(1000, TestTill.TEA));
    TestTill other = fixture.tillAt(2, Instant.parse("2026-05-10T02:00:00Z"));
    journal.upload(other.openShift(0), other.sell(3000, TestTill.TEA));
    journal.clock.set(LATE.toString());
    lock(may, "");
    journal.upload(other.sell(1000, TestTill.TEA));
    Publication own = table(SHIMEN, may).publication();
    assertThat(own.all().sums().total()).isEqualTo(new Money(16800));
    assertThat(own.at(Channel.SUPERMARKET, null)).isEqualTo(Figure.NONE);
    assertThat(own.differsFrom(table(SHIMEN, may))).isFalse();
    assertThat(published(may).all().sums().total()).isEqualTo(new Money(4 * 16800));
    assertThat(lateEntries.page(SHIMEN, may, ALL)).isEmpty();
    assertThat(late(may)).hasSize(1);
    assertThat(months.history(SHIMEN, may).getFirst().total()).isEqualTo(new Money(16800));
  }

  @Test
  void whoPublishesIsToldWhatMayStillCome() {
    YearMonth april = YearMonth.of(2026, 4);
    TestTill till = tillOf("2026-04-10");
    journal.upload(till.sell(1000, CHEAP_TEA));
    till.sell(1000, TestTill.TEA); // never comes
    journal.upload(till.sell(1000, TestTill.TEA));
    journal.execute(
        "INSERT INTO terminal_contact (terminal_id, seen_at, app_version, next_seq, head_hash, unsent, storage_persisted, clock_offset_ms)"
            + " SELECT id, '2026-04-20T00:00:00Z', '1', 3, '\\x00', 2, true, 0 FROM terminal WHERE id = '%s'"
                .formatted(till.id()));
    Map<OpenInMonth.Kind, List<String>> open = openInMonth.of(OFFICE, april);
    assertThat(open)
        .containsEntry(OpenInMonth.Kind.WAITING, List.of(till.label + "-2"))
        .containsEntry(OpenInMonth.Kind.GAP, List.of(till.label))
        .containsEntry(OpenInMonth.Kind.UNREPORTED, List.of(till.label))
        .containsEntry(OpenInMonth.Kind.OPEN_SHIFT, List.of(till.label + "-1"))
        .doesNotContainKey(OpenInMonth.Kind.UNSENT);
    journal.execute("UPDATE terminal_contact SET seen_at = '2026-05-02T00:00:00Z'");
    assertThat(openInMonth.of(OFFICE, april))
        .containsEntry(OpenInMonth.Kind.UNSENT, List.of(till.label))
        .doesNotContainKey(OpenInMonth.Kind.UNREPORTED);
    journal.execute("DELETE FROM terminal_contact");
  }
}
