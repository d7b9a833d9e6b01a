package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.days.Waited.Cause;
import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that are gone with a shift open. Each test has days of its own. */
class WaitedIT extends DaysAtOutlet {
  @AfterEach
  void letNoDeviceHoldUpTheNext() {
    journal.execute(
        "INSERT INTO terminal_revocation SELECT id, enrolled_at, 1, '试完' FROM terminal ON CONFLICT DO NOTHING");
  }

  @Test
  void aDeviceThatADayWasClosedWithoutHoldsUpNoLaterDayUntilItIsHeardOf() {
    BusinessDay day = day(5);
    TestTill lost = tillOn(day);
    journal.upload(lost.openShift(0), cashSale(lost));
    heardOf(lost, day + "T03:00:00Z", "1");
    assertThat(causes(open(day.next()))).containsExactly(Cause.OPEN_SHIFT);
    closeDay.close(office, OUTLET, day, 0, "设备送修");
    assertThat(causes(open(day))).as("of its own day it is still out").hasSize(1);
    assertThat(causes(open(day.next()))).isEmpty();
    heardOf(lost, "2099-01-01T00:00:00Z", "1");
    assertThat(causes(open(day.next()))).containsExactly(Cause.OPEN_SHIFT);
  }

  @Test
  void aPersonWhoClosedWithoutOneShiftSaidNothingOfTheNext() {
    BusinessDay day = day(9);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0));
    closeDay.close(office, OUTLET, day, 0, "没结班");
    journal.upload(till.closeShift(0, 0));
    journal.clock.set(day.next() + "T02:00:00Z");
    till.deviceTime = journal.clock.instant();
    journal.upload(till.openShift(0));
    assertThat(causes(open(day.next()))).containsExactly(Cause.OPEN_SHIFT);
  }

  @Test
  void aDeviceWhosePlaceAnotherTookHoldsUpNoLaterDayUntilItIsHeardOf() {
    BusinessDay day = day(13);
    TestTill old = tillOn(day);
    journal.upload(old.openShift(0));
    TestTill other = tillOn(day.next());
    assertThat(causes(open(day.next()))).containsExactly(Cause.OPEN_SHIFT);
    BusinessDay after = day.next().next();
    assertThat(causes(open(after))).isEmpty();
    assertThat(causes(open(day))).containsExactly(Cause.OPEN_SHIFT);
    heardOf(old, after + "T02:00:00Z", "1");
    assertThat(causes(open(after))).containsExactly(Cause.OPEN_SHIFT);
    assertThat(other.id()).isNotEqualTo(old.id());
  }

  @Test
  void aShiftWhoseOpeningTheOfficeRefusedIsOpenAllTheSame() throws Exception {
    BusinessDay day = day(17);
    TestTill till = tillOn(day);
    till.cashier = 99;
    Sealed opening = till.openShift(0);
    journal.upload(opening);
    assertThat(causes(open(day))).containsExactly(Cause.OPEN_SHIFT);
    journal.settleEntries().refuseAll(1, List.of(new EntryKey(till.id(), 0, 1)), "不认识的人");
    assertThat(causes(open(day))).containsExactly(Cause.OPEN_SHIFT);
    journal.upload(till.closeShift(0, 0));
    assertThat(causes(open(day))).isEmpty();
  }

  @Test
  void aShiftWhoseOpeningTheOfficeAcceptedIsWaitedForOnce() throws Exception {
    BusinessDay day = day(21);
    TestTill till = tillOn(day);
    till.cashier = 99;
    journal.upload(till.openShift(0));
    journal.settleEntries().accept(1, new EntryKey(till.id(), 0, 1), Correction.NONE, "新来的");
    assertThat(causes(open(day))).containsExactly(Cause.OPEN_SHIFT);
  }
}
