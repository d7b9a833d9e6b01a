package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.testing.TestTill;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three days of outlet 1: one closed as it was, one closed without the closing of a shift, which
 * came later, and one that waits.
 */
class DayListIT extends DaysAtOutlet {
  private static final BusinessDay SAME = day(5);
  private static final BusinessDay LATE = day(6);
  private static final BusinessDay WAITING = day(7);

  @BeforeAll
  void sell() {
    TestTill same = tillOn(SAME);
    journal.upload(same.openShift(0), cashSale(same), same.closeShift(33_600, 33_600));
    closePastDays.closeSince(SAME);
    TestTill late = tillOn(LATE);
    journal.upload(late.openShift(500_000));
    closeDay.close(office, OUTLET, LATE, 0, "设备没电");
    journal.upload(late.closeShift(500_000, 499_000));
    TestTill waiting = tillOn(WAITING);
    journal.upload(waiting.openShift(0), cashSale(waiting));
  }

  private List<DayRow> page(Map<String, String> filters) {
    return list.page(office, OUTLET, query(filters));
  }

  @Test
  void aLateClosingShowsInTheListThoughTheTotalIsTheSame() {
    List<DayRow> rows = page(Map.of());
    assertThat(rows).extracting(DayRow::day).containsExactly(WAITING, LATE, SAME);
    assertThat(rows)
        .extracting(DayRow::state)
        .containsExactly(DayState.WAITING, DayState.CLOSED, DayState.CLOSED);
    assertThat(rows).extracting(DayRow::hasChanged).containsExactly(false, true, false);
    DayRow late = rows.get(1);
    assertThat(late.now().expected().fen()).isEqualTo(500_000);
    assertThat(late.now().difference().fen()).isEqualTo(-1_000);
    assertThat(late.changedTotal()).isNotNull().satisfies(one -> assertThat(one.fen()).isZero());
    assertThat(late.changedCounted())
        .isNotNull()
        .satisfies(one -> assertThat(one.fen()).isEqualTo(499_000));
    assertThat(rows.getLast().changedTotal()).isNull();
  }

  @Test
  void theListSaysWhatTheDaysOwnPageSays() {
    for (DayRow row : page(Map.of())) {
      Day day = open(row.day());
      assertThat(row.now()).isEqualTo(day.now());
      assertThat(row.hasChanged()).isEqualTo(day.hasChanged());
      assertThat(row.state()).isEqualTo(day.state());
    }
  }

  @Test
  void theListIsFilteredByWhatChanged() {
    assertThat(page(Map.of("state", "CHANGED"))).extracting(DayRow::day).containsExactly(LATE);
    assertThat(list.count(office, OUTLET, query(Map.of("state", "CHANGED")))).isEqualTo(1);
    assertThat(page(Map.of("state", "CHANGED", "to", SAME.toString()))).isEmpty();
    var second = new ListQuery("", Map.of("state", "CHANGED"), null, false, 1, 50);
    assertThat(list.page(office, OUTLET, second)).isEmpty();
    assertThat(page(Map.of("state", "CLOSED"))).hasSize(2);
  }

  @Test
  void onlyWhatWasNeverClosedWaits() {
    assertThat(list.waiting(office, query(Map.of("to", WAITING.toString()))))
        .extracting(DayRow::day)
        .containsExactly(WAITING);
    assertThat(list.countWaiting(office, query(Map.of("to", WAITING.toString())))).isEqualTo(1);
  }
}
