package cn.jiuxiao.server.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.statistics.FigureTable.Cell;
import cn.jiuxiao.server.statistics.FrozenMonth.Head;
import cn.jiuxiao.server.statistics.FrozenMonth.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is published, apart from where it is kept. */
class FrozenMonthTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  private static final Row ALL = row("MONTH", "ALL", "ALL", 3);
  private static final Row FAIR = row("MONTH", "FAIR", "430726", 3);
  private static final Row YEAR = row("YEAR", "ALL", "ALL", 8);
  private static final Head HEAD = new Head(new UUID(0, 1), 0, 12);

  private static Row row(String grain, String channel, String region, long sales) {
    return new Row(grain, channel, region, sums(sales), 4, 5, 2);
  }

  /** So many sales of 10.00, 6.00 of each eligible, and 1.00 taken back, 0.50 of it eligible. */
  private static Sums sums(long sales) {
    return new Sums(
        sales, 1, new Money(sales * 1000), new Money(sales * 600), new Money(100), new Money(50));
  }

  private static FrozenMonth month(List<Row> rows, List<Head> heads) {
    return new FrozenMonth(SEPTEMBER, 2, rows, heads);
  }

  @Test
  void itsTextIsTheSameInWhateverOrderTheRowsCome() {
    String text = new String(month(List.of(YEAR, ALL, FAIR), List.of(HEAD)).text(), UTF_8);
    assertThat(text)
        .isEqualTo(
            """
            jiuxiao-month 1
            month 2026-09 publication 2
            figure MONTH ALL ALL 3 1 3000 1800 100 50 4 5 2
            figure MONTH FAIR 430726 3 1 3000 1800 100 50 4 5 2
            figure YEAR ALL ALL 8 1 8000 4800 100 50 4 5 2
            head 00000000-0000-0000-0000-000000000001 0 12
            """);
    assertThat(month(List.of(FAIR, YEAR, ALL), List.of(HEAD)).digest())
        .isEqualTo(month(List.of(YEAR, ALL, FAIR), List.of(HEAD)).digest())
        .isNotEqualTo(month(List.of(YEAR, ALL), List.of(HEAD)).digest());
  }

  @Test
  void theMonthsTotalIsNotTheYears() {
    FrozenMonth month = month(List.of(YEAR, FAIR, ALL), List.of());
    assertThat(month.total()).isEqualTo(ALL);
    assertThat(month.yearToDate()).isEqualTo(new Figure(sums(8), 2, 9));
    assertThat(ALL.figure().of(Measure.TOTAL)).isEqualTo(2900);
    assertThat(ALL.figure().of(Measure.ELIGIBLE)).isEqualTo(1750);
    assertThat(ALL.figure().of(Measure.SALES)).isEqualTo(3);
    assertThat(ALL.figure().of(Measure.PARTICIPANTS)).isEqualTo(2);
  }

  @Test
  void aDifferenceIsWhatIsMoreOfEverything() {
    Figure now = new Figure(sums(5), 7, 10);
    Figure before = new Figure(sums(3), 2, 9);
    assertThat(now.minus(before))
        .isEqualTo(
            new Figure(
                new Sums(2, 0, new Money(2000), new Money(1200), Money.ZERO, Money.ZERO), 5, 1));
    assertThat(before.minus(now).of(Measure.TOTAL)).isEqualTo(-2000);
    assertThat(sums(3).plus(sums(4)))
        .isEqualTo(
            new Sums(7, 2, new Money(7000), new Money(4200), new Money(200), new Money(100)));
    assertThat(sums(7).minus(sums(3)).minus(sums(4)).refunded()).isEqualTo(new Money(-100));
    assertThat(sums(3).minus(sums(4)).refundedEligible()).isEqualTo(Money.ZERO);
    assertThat(sums(3).minus(sums(4)).refunds()).isZero();
  }

  @Test
  void aCellThatIsNewOrGoneIsADifferenceToo() {
    var fair = new Cell(Channel.FAIR, "430726");
    Figure some = new Figure(sums(3), 2, 9);
    assertThat(publication(Map.of(fair, some)).differsFrom(table(Map.of(fair, some)))).isFalse();
    assertThat(publication(Map.of(fair, some)).differsFrom(table(Map.of()))).isTrue();
    assertThat(publication(Map.of()).differsFrom(table(Map.of(fair, some)))).isTrue();
    assertThat(publication(Map.of(fair, Figure.NONE)).differsFrom(table(Map.of()))).isFalse();
    assertThat(publication(Map.of(Cell.ALL, some)).all()).isEqualTo(some);
    assertThat(publication(Map.of(fair, some)).all()).isEqualTo(Figure.NONE);
    assertThat(publication(Map.of(fair, some)).at(Channel.FAIR, "430726")).isEqualTo(some);
    assertThat(publication(Map.of(fair, some)).at(Channel.FAIR, null)).isEqualTo(Figure.NONE);
  }

  private static Publication publication(Map<Cell, Figure> cells) {
    return new Publication(SEPTEMBER, 1, Instant.EPOCH, "专班", cells);
  }

  private static FigureTable table(Map<Cell, Figure> cells) {
    return new FigureTable(
        Period.month(SEPTEMBER), List.of("430726"), cells, List.of(), Figure.NONE, null, Map.of());
  }
}
