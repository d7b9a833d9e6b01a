package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.seals.Verify;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Three months of sales that the office may publish, on 3 November 2026. */
abstract class PublishedMonths extends ServerTest {
  static final Actor OFFICE = new Actor(1, "专班", Role.PROGRAMME_OFFICE, null, null, null, null);
  static final Actor SHIMEN =
      new Actor(9100, "专员", Role.COUNTY_OFFICER, "430726", null, null, null);
  static final ListQuery ALL = new ListQuery("", Map.of(), null, false, 0, 1000);
  static final TestTill.Item CHEAP_TEA = new TestTill.Item("P-TEA", 16000, SalesUnit.PIECE);
  static final YearMonth AUGUST = YearMonth.of(2026, 8);
  static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  static final Instant LATE = Instant.parse("2026-11-03T02:00:00Z");

  @Inject ServerKeys keys;
  @Inject ReferenceData reference;
  @Inject Figures figures;
  @Inject Months months;
  @Inject MonthLocks locks;
  @Inject LateEntries lateEntries;
  @Inject OpenInMonth openInMonth;
  @Inject Verify verify;
  @Inject MovableClock clock;
  FigureFixture fixture;
  JournalFixture journal;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(MovableClock.PROPERTY, "true");
  }

  @BeforeAll
  void sell() {
    clock.set(LATE.toString());
    fixture = new FigureFixture(database(), keys, reference).sellAll();
    journal = fixture.journal;
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  FigureTable table(Actor actor, YearMonth month) {
    return figures.table(actor, Period.month(month));
  }

  @Nullable Publication published(YearMonth month) {
    return table(OFFICE, month).publication();
  }

  MonthRow row(YearMonth month) {
    return months.all(OFFICE).stream().filter(row -> row.month().equals(month)).findFirst().get();
  }

  int lock(YearMonth month, String note) {
    return locks.lock(OFFICE, month, months.standing(OFFICE, month), note);
  }

  /** A till that opened its shift on this day, and has been offline since. */
  TestTill tillOf(String day) {
    TestTill till = fixture.tillAt(1, Instant.parse(day + "T02:00:00Z"));
    journal.upload(till.openShift(0));
    journal.clock.set(LATE.toString());
    return till;
  }

  List<String> late(YearMonth month) {
    return lateEntries.page(OFFICE, month, ALL).stream()
        .map(
            row ->
                row.kind()
                    + " "
                    + row.number()
                    + " "
                    + (row.total() == null ? "" : row.total().yuan()))
        .toList();
  }

  /** The difference is what the late entries come to, but for what was withdrawn. */
  void lateEntriesAreTheDifference(YearMonth month) {
    LateEntries.Total total = lateEntries.total(OFFICE, month, ALL);
    Figure difference = row(month).difference();
    assertThat(difference).isNotNull();
    assertThat(total.withdrawn()).isZero();
    assertThat(total.total()).isEqualTo(difference.sums().total());
    assertThat(total.eligible()).isEqualTo(difference.sums().eligible());
  }

  void everythingHolds() {
    var flaws = new ArrayList<Flaw>();
    try {
      verify.everything(null, flaws::add, walked -> {});
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    assertThat(flaws).isEmpty();
  }
}
