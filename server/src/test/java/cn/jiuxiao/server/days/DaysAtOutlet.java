package cn.jiuxiao.server.days;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Tills at outlet 1 on days in October, which lie well in the past of the server's clock. */
abstract class DaysAtOutlet extends ServerTest {
  static final long OUTLET = 1;

  @Inject ServerKeys keys;
  @Inject Days days;
  @Inject DayList list;
  @Inject CloseDay closeDay;
  @Inject ClosePastDays closePastDays;
  @Inject SignIn signIn;
  JournalFixture journal;
  Actor office;

  @BeforeAll
  void set() {
    journal = new JournalFixture(database(), keys);
    office = signIn.as(Role.PROGRAMME_OFFICE);
  }

  static BusinessDay day(int ofOctober) {
    return new BusinessDay(LocalDate.of(2026, 10, ofOctober));
  }

  /** A till that was enrolled on this day. */
  TestTill tillOn(BusinessDay day) {
    return tillOn(day, OUTLET);
  }

  TestTill tillOn(BusinessDay day, long outlet) {
    journal.clock.set(day + "T02:00:00Z");
    return journal.till(outlet);
  }

  /** Two tea for 336.00 in cash. */
  static Sealed cashSale(TestTill till) {
    return till.sell(
        List.of(TestTill.line(1, 2000, TestTill.TEA)), 0, TenderMethod.CASH, null, null);
  }

  /** What the till told of itself when it was last heard of. */
  void heardOf(TestTill till, String at, String openShift) {
    journal.execute(
        "INSERT INTO terminal_contact (terminal_id, seen_at, app_version, next_seq, head_hash, unsent, open_shift, storage_persisted, clock_offset_ms)"
            + " VALUES ('%1$s', '%2$s', '1', %4$s, '\\x00', 0, %3$s, true, 0) ON CONFLICT (terminal_id) DO UPDATE SET seen_at = '%2$s', open_shift = %3$s"
                .formatted(till.id(), at, openShift, till.journal.nextSeq()));
  }

  Day open(BusinessDay day) {
    return days.open(office, OUTLET, day);
  }

  static List<Waited.Cause> causes(Day day) {
    return day.waited().stream().map(Waited::cause).toList();
  }

  static ListQuery query(Map<String, String> filters) {
    return new ListQuery("", filters, null, false, 0, 50);
  }
}
