package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.TestTill;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Closings while something else comes in or fails. */
class ClosingsIT extends DaysAtOutlet {
  private static final long OTHER_OUTLET = 2;

  @Inject ReadDayMeanwhile read;
  @Inject MovableClock clock;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(ReadDayMeanwhile.PROPERTY, "true", MovableClock.PROPERTY, "true");
  }

  private TestTill closedTill(BusinessDay day, long outlet) {
    TestTill till = tillOn(day, outlet);
    journal.upload(till.openShift(0), cashSale(till), till.closeShift(33_600, 33_600));
    return till;
  }

  @Test
  void aDayThatCannotBeReckonedKeepsNoOtherOpen() {
    closedTill(day(5), OUTLET);
    closedTill(day(6), OTHER_OUTLET);
    read.cannotRead(day(5));
    closePastDays.closeSince(day(5));
    assertThat(days.open(office, OTHER_OUTLET, day(6)).state()).isEqualTo(DayState.CLOSED);
    read.cannotRead(null);
    assertThat(open(day(5)).state()).isEqualTo(DayState.WAITING);
    closePastDays.closeSince(day(5));
    assertThat(open(day(5)).state()).isEqualTo(DayState.CLOSED);
  }

  @Test
  void aClosingIsOfOneMoment() {
    BusinessDay day = day(7);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0), cashSale(till));
    read.once(() -> journal.upload(cashSale(till)));
    closeDay.close(office, OUTLET, day, 0, "设备送修");
    DaySums closed = open(day).closings().getFirst().sums();
    assertThat(closed.sales()).isEqualTo(1);
    assertThat(closed.by("CASH").net()).isEqualTo(closed.total());
    assertThat(open(day).hasChanged()).isTrue();
  }

  @Test
  void aDayIsShownAsOfOneMoment() {
    BusinessDay day = day(9);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0), cashSale(till));
    read.once(() -> journal.upload(cashSale(till), till.closeShift(67_200, 67_200)));
    Day shown = open(day);
    assertThat(shown.now().sales()).isEqualTo(1);
    assertThat(causes(shown)).containsExactly(Waited.Cause.OPEN_SHIFT);
  }

  @Test
  void ofTwoClosingsAtOnceTheSecondIsRefused() {
    BusinessDay day = day(8);
    closedTill(day, OUTLET);
    Actor faster = signIn.as(Role.ADMINISTRATOR);
    read.once(() -> elsewhere(() -> closeDay.close(faster, OUTLET, day, 0, "先")));
    assertThatThrownBy(() -> closeDay.close(office, OUTLET, day, 0, "后"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("days.closed-meanwhile"));
    assertThat(open(day).closings())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("先"));
  }

  @Test
  void aDayClosedBeforeItWasOverIsClosedAgainByItself() {
    BusinessDay day = BusinessDay.today(clock);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0), cashSale(till));
    closeDay.close(office, OUTLET, day, 0, "下午盘点");
    journal.upload(cashSale(till), till.closeShift(67_200, 67_200));
    closePastDays.closeSince(day);
    assertThat(open(day).closings()).hasSize(1);
    clock.forward(Duration.ofDays(1));
    closePastDays.closeSince(day);
    Day over = open(day);
    assertThat(over.closings()).extracting(DayClosing::number).containsExactly(2, 1);
    assertThat(over.closings().getFirst().by()).isNull();
    assertThat(over.hasChanged()).isFalse();
    closePastDays.closeSince(day);
    assertThat(open(day).closings()).hasSize(2);
  }

  /** In a transaction of its own. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }
}
