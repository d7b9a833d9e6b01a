package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.days.Waited.Cause;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each test has a day of its own at outlet 1, which lies well in the past of the server's clock.
 */
class DaysIT extends DaysAtOutlet {
  @Inject DaysToday firstPage;
  @Inject Clock clock;

  @Test
  void aDayClosesByItselfOnceEveryShiftIsClosed() {
    BusinessDay day = day(5);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(20_000), cashSale(till), till.moveCash(CashDirection.OUT, 3_000));
    assertThat(causes(days.open(office, OUTLET, day))).containsExactly(Cause.OPEN_SHIFT);
    closePastDays.closeSince(day);
    assertThat(days.open(office, OUTLET, day).state()).isEqualTo(DayState.WAITING);
    journal.upload(till.closeShift(50_600, 50_500));
    closePastDays.closeSince(day);
    Day closed = days.open(office, OUTLET, day);
    assertThat(closed.state()).isEqualTo(DayState.CLOSED);
    DayClosing closing = closed.closings().getFirst();
    assertThat(closing.by()).isNull();
    assertThat(closing.sums().drawers()).isEqualTo(new Cash(20_000, 33_600, 0, 0, 3_000));
    assertThat(closing.sums().difference().fen()).isEqualTo(-100);
    assertThat(closing.sums()).isEqualTo(closed.now());
    closePastDays.closeSince(day);
    assertThat(days.open(office, OUTLET, day).closings()).hasSize(1);
  }

  @Test
  void aManagerClosesWithoutADeviceAndWhatComesLaterIsADifference() {
    BusinessDay day = day(6);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0), cashSale(till));
    assertThatThrownBy(() -> closeDay.close(office, OUTLET, day, 0, " "))
        .isInstanceOf(Problem.class);
    closeDay.close(office, OUTLET, day, 0, "设备送修");
    DayClosing first = days.open(office, OUTLET, day).closings().getFirst();
    assertThat(first.reason()).isEqualTo("设备送修");
    assertThat(first.without()).extracting(Waited::terminal).containsExactly(till.id());
    assertThat(first.sums().shifts()).isZero();
    assertThatThrownBy(() -> closeDay.close(office, OUTLET, day, 1, "再来"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("days.nothing-new"));

    journal.upload(cashSale(till), till.closeShift(67_200, 67_200));
    Day late = days.open(office, OUTLET, day);
    assertThat(late.hasChanged()).isTrue();
    assertThat(late.closings().getFirst()).isEqualTo(first);
    assertThat(late.now().sales() - first.sums().sales()).isEqualTo(1);
    assertThat(late.now().counted().fen()).isEqualTo(67_200);
    assertThatThrownBy(() -> closeDay.close(office, OUTLET, day, 0, "没看见"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("days.closed-meanwhile"));
    closeDay.close(office, OUTLET, day, 1, "设备已回");
    Day again = days.open(office, OUTLET, day);
    assertThat(again.hasChanged()).isFalse();
    assertThat(again.closings()).hasSize(2).last().isEqualTo(first);
    assertThat(
            journal.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'outlet_day_closing' AND entity_id LIKE '%2026-10-06%'"))
        .isEqualTo(2);
  }

  @Test
  void aGapAndWhatADeviceHasNotSentAreWaitedFor() {
    BusinessDay day = day(7);
    TestTill till = tillOn(day);
    Sealed opening = till.openShift(0);
    Sealed missing = cashSale(till);
    Sealed closing = till.closeShift(33_600, 33_600);
    journal.upload(opening);
    journal.upload(closing);
    assertThat(causes(days.open(office, OUTLET, day)))
        .containsExactlyInAnyOrder(Cause.OPEN_SHIFT, Cause.GAP);

    journal.execute(
        "INSERT INTO terminal_contact (terminal_id, seen_at, app_version, next_seq, head_hash, unsent, storage_persisted, clock_offset_ms)"
            + " VALUES ('%s', '2026-10-07T12:00:00Z', '1', 6, '\\x00', 2, true, 0)"
                .formatted(till.id()));
    journal.upload(missing);
    assertThat(days.open(office, OUTLET, day).waited())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.cause()).isEqualTo(Cause.UNSENT);
              assertThat(one.number()).isEqualTo(2);
            });
    closePastDays.closeSince(day);
    assertThat(days.open(office, OUTLET, day).state()).isEqualTo(DayState.WAITING);
    journal.execute("DELETE FROM terminal_contact");
  }

  @Test
  void aShiftAcrossMidnightIsOpenOnBothDaysAndCountsOnOne() {
    BusinessDay day = day(8);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(1_000), cashSale(till));
    journal.clock.set("2026-10-08T17:00:00Z"); // 01:00 of the 9th in Shanghai
    till.deviceTime = journal.clock.instant();
    journal.upload(cashSale(till), till.closeShift(68_200, 68_200));
    Day first = days.open(office, OUTLET, day);
    Day second = days.open(office, OUTLET, day.next());
    assertThat(first.drawers()).hasSize(1).isEqualTo(second.drawers());
    assertThat(first.now().sales()).isEqualTo(1);
    assertThat(second.now().sales()).isEqualTo(1);
    assertThat(first.now().expected().fen()).isEqualTo(68_200);
    assertThat(second.now().shifts()).isZero();
  }

  @Test
  void aDeviceThatWasRevokedBeforeHoldsUpNoLaterDay() {
    BusinessDay day = day(11);
    TestTill lost = tillOn(day);
    journal.upload(lost.openShift(0));
    BusinessDay next = day.next();
    TestTill other = tillOn(next);
    journal.upload(other.openShift(0), cashSale(other), other.closeShift(33_600, 33_600));
    assertThat(causes(days.open(office, OUTLET, next))).containsExactly(Cause.OPEN_SHIFT);
    journal.execute(
        "INSERT INTO terminal_revocation VALUES ('%s', '2026-10-11T15:00:00Z', 1, '遗失')"
            .formatted(lost.id()));
    assertThat(causes(days.open(office, OUTLET, next))).isEmpty();
    assertThat(causes(days.open(office, OUTLET, day))).containsExactly(Cause.OPEN_SHIFT);
  }

  @Test
  void everyoneSeesTheirOwnOutletsAndOnlyWhoWorksThemCloses() {
    BusinessDay day = day(13);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0));
    Actor stranger = signIn.asVendor(1);
    assertThatThrownBy(() -> days.open(stranger, OUTLET, day)).isInstanceOf(NotFound.class);
    Actor county = signIn.asCountyOfficer("430726");
    assertThat(days.open(county, OUTLET, day).mayClose()).isFalse();
    assertThatThrownBy(() -> closeDay.close(county, OUTLET, day, 0, "因为"))
        .isInstanceOf(AccessDenied.class);
    Actor elsewhere = signIn.asCountyOfficer("430702");
    assertThatThrownBy(() -> days.open(elsewhere, OUTLET, day)).isInstanceOf(NotFound.class);
    var waiting =
        new ListQuery("", Map.of("from", "2026-10-13", "to", "2026-10-13"), null, false, 0, 50);
    assertThat(list.waiting(county, waiting)).extracting(DayRow::day).containsExactly(day);
    assertThat(list.countWaiting(county, waiting)).isEqualTo(1);
    assertThat(list.waiting(elsewhere, waiting)).isEmpty();
    assertThat(list.page(office, OUTLET, waiting)).hasSize(1);
    assertThat(list.count(office, OUTLET, waiting)).isEqualTo(1);
  }

  @Test
  void theFirstPageNamesADayThatWaitsUntilSomebodyLookedAfterIt() {
    BusinessDay today = BusinessDay.today(clock);
    var first = new BusinessDay(today.date().minusDays(45));
    var lastWeek = new BusinessDay(today.date().minusDays(7));
    TestTill till = tillOn(lastWeek);
    assertThat(firstPage.attentionFor(office))
        .noneSatisfy(line -> assertThat(line.textKey()).isEqualTo("days.today"));
    journal.upload(till.openShift(0));
    assertThat(firstPage.attentionFor(office))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.args()).containsExactly(1, 45);
              assertThat(line.route()).isEqualTo("days?from=" + first);
            });
    assertThat(firstPage.attentionFor(signIn.asCountyOfficer("430702"))).isEmpty();
    assertThat(firstPage.attentionFor(signIn.as(Role.CASHIER))).isEmpty();
    closeDay.close(office, OUTLET, lastWeek, 0, "设备遗失");
    assertThat(firstPage.attentionFor(office)).isEmpty();
  }
}
