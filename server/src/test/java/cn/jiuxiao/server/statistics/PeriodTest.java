package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.BusinessDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final Period FEBRUARY = Period.month(YearMonth.of(2028, 2));

  @Test
  void aMonthAndAYearAreReadAsTheyAreWritten() {
    assertThat(Period.read("2026")).contains(Period.year(2026));
    assertThat(Period.read("2028-02")).contains(FEBRUARY);
    assertThat(FEBRUARY).hasToString("2028-02");
    assertThat(Period.year(2026)).hasToString("2026");
    for (String none :
        new String[] {"", "26", "2026-1", "2026-13", "2026-00", "1899", "2026-10-01"}) {
      assertThat(Period.read(none)).as(none).isEmpty();
    }
    assertThat(Period.read("1900")).isPresent();
    assertThat(Period.read("9999-12")).isPresent();
  }

  @Test
  void outOfBoundsThereIsNone() {
    for (int[] none : new int[][] {{1899, 1}, {10_000, 1}, {2026, 0}, {2026, 13}}) {
      assertThatThrownBy(() -> new Period(none[0], none[1])).isInstanceOf(DateTimeException.class);
    }
    assertThat(new Period(2026, 12).month()).isEqualTo(12);
  }

  @Test
  void itHasItsDaysAndNoOthers() {
    assertThat(FEBRUARY.firstDay()).isEqualTo("2028-02-01");
    assertThat(FEBRUARY.lastDay()).isEqualTo("2028-02-29");
    Period year = FEBRUARY.wholeYear();
    assertThat(year.firstDay()).isEqualTo("2028-01-01");
    assertThat(year.lastDay()).isEqualTo("2028-12-31");
    assertThat(FEBRUARY.contains(LocalDate.parse("2028-02-01"))).isTrue();
    assertThat(FEBRUARY.contains(LocalDate.parse("2028-02-29"))).isTrue();
    assertThat(FEBRUARY.contains(LocalDate.parse("2028-01-31"))).isFalse();
    assertThat(FEBRUARY.contains(LocalDate.parse("2028-03-01"))).isFalse();
    assertThat(year.monthOf(2)).isEqualTo(FEBRUARY);
    assertThat(Period.month(new BusinessDay(LocalDate.parse("2028-02-03")))).isEqualTo(FEBRUARY);
  }
}
