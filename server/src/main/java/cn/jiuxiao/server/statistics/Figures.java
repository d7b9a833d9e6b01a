package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.statistics.FigureTable.Cell;
import cn.jiuxiao.server.statistics.RollUpSnapshot.LatestSale;
import cn.jiuxiao.server.statistics.RollUpSnapshot.PersonsKey;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The office's figures, cut out of the roll-ups for one person: county officers see their own. */
@Singleton
public class Figures {
  private final FigureWatch watch;
  private final Regions regions;

  Figures(FigureWatch watch, Regions regions) {
    this.watch = watch;
    this.regions = regions;
  }

  /** The figures as they stand now. */
  public FigureTable table(Actor actor, Period period) {
    return table(actor, period, watch.now());
  }

  /** The figures of a snapshot that the watch handed out. */
  public FigureTable table(Actor actor, Period period, RollUpSnapshot rollUps) {
    var cut = new Cut(rollUps, ownRegion(actor));
    return new FigureTable(
        period,
        columns(cut, period),
        cut.cells(period),
        IntStream.rangeClosed(1, 12).mapToObj(month -> cut.all(period.monthOf(month))).toList(),
        cut.all(period.wholeYear()),
        rollUps.target(period.year()).orElse(null),
        cut.publications(period));
  }

  /** The years there are figures or a target for, and this one; the latest first. */
  public List<Integer> years(Actor actor) {
    ownRegion(actor);
    RollUpSnapshot rollUps = watch.now();
    var years = new TreeSet<Integer>();
    years.add(rollUps.today().date().getYear());
    rollUps.months().forEach(one -> years.add(one.month().getYear()));
    rollUps.targets().forEach(target -> years.add(target.year()));
    return years.descendingSet().stream().toList();
  }

  /** Today's sum and last sales. */
  public LatestSales latest(Actor actor, RollUpSnapshot rollUps) {
    String own = ownRegion(actor);
    Sums today =
        rollUps.todaySums().stream()
            .filter(one -> own == null || own.equals(one.region()))
            .map(RollUpSnapshot.DaySums::sums)
            .reduce(Sums.NONE, Sums::plus);
    return new LatestSales(
        today,
        rollUps.latestSales().stream()
            .filter(one -> own == null || own.equals(one.region()))
            .map(LatestSale::sale)
            .limit(ReadRollUps.LATEST)
            .toList());
  }

  static void mustRead(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR, Role.COUNTY_OFFICER);
  }

  /** Null for those who see all. */
  static @Nullable String ownRegion(Actor actor) {
    mustRead(actor);
    return actor.is(Role.COUNTY_OFFICER) ? actor.region() : null;
  }

  /** The counties, and what else has figures, such as the city itself or a county of the past. */
  private List<String> columns(Cut cut, Period period) {
    if (cut.own != null) {
      return List.of(cut.own);
    }
    List<String> counties = new ArrayList<>(regions.counties().stream().map(Region::code).toList());
    cut.regionsWithFigures(period).filter(code -> !counties.contains(code)).forEach(counties::add);
    return List.copyOf(counties);
  }

  /** One person's part of the roll-ups. */
  private record Cut(RollUpSnapshot rollUps, @Nullable String own) {

    Map<Cell, Figure> cells(Period period) {
      var sums = new HashMap<Cell, Sums>();
      var visits = new HashMap<Cell, Long>();
      rollUps.months().stream()
          .filter(one -> inScope(one.region()) && in(period).test(one.month()))
          .forEach(
              one ->
                  around(one.channel(), one.region())
                      .forEach(cell -> sums.merge(cell, one.sums(), Sums::plus)));
      rollUps.visits().stream()
          .filter(one -> inScope(one.region()) && in(period).test(one.month()))
          .forEach(
              one ->
                  around(one.channel(), one.region())
                      .forEach(cell -> visits.merge(cell, one.visits(), Long::sum)));
      var cells = new HashMap<Cell, Figure>();
      Stream.concat(sums.keySet().stream(), visits.keySet().stream())
          .distinct()
          .forEach(
              cell ->
                  cells.put(
                      cell,
                      new Figure(
                          sums.getOrDefault(cell, Sums.NONE),
                          persons(cell, period),
                          visits.getOrDefault(cell, 0L))));
      return Map.copyOf(cells);
    }

    Figure all(Period period) {
      Sums sums =
          rollUps.months().stream()
              .filter(one -> inScope(one.region()) && in(period).test(one.month()))
              .map(RollUpSnapshot.MonthSums::sums)
              .reduce(Sums.NONE, Sums::plus);
      long visits =
          rollUps.visits().stream()
              .filter(one -> inScope(one.region()) && in(period).test(one.month()))
              .mapToLong(RollUpSnapshot.MonthVisits::visits)
              .sum();
      return new Figure(sums, persons(Cell.ALL, period), visits);
    }

    Map<Integer, Publication> publications(Period period) {
      Map<Integer, Publication> publications = new HashMap<>();
      rollUps.published().stream()
          .filter(one -> one.month().getYear() == period.year())
          .forEach(one -> publications.put(one.month().getMonthValue(), publication(one)));
      return Map.copyOf(publications);
    }

    private Publication publication(RollUpSnapshot.Published one) {
      Map<Cell, Figure> cells = new HashMap<>();
      for (FrozenMonth.Row row : one.rows()) {
        Channel channel =
            row.channel().equals(PersonsKey.ALL) ? null : Channel.valueOf(row.channel());
        String region = row.region().equals(PersonsKey.ALL) ? null : row.region();
        if (own == null) {
          cells.put(new Cell(channel, region), row.figure());
        } else if (own.equals(region)) {
          cells.put(new Cell(channel, region), row.figure());
          cells.put(new Cell(channel, null), row.figure());
        }
      }
      return new Publication(one.month(), one.number(), one.at(), one.by(), Map.copyOf(cells));
    }

    Stream<String> regionsWithFigures(Period period) {
      return Stream.concat(
              rollUps.months().stream()
                  .filter(one -> in(period).test(one.month()))
                  .map(RollUpSnapshot.MonthSums::region),
              rollUps.visits().stream()
                  .filter(one -> in(period).test(one.month()))
                  .map(RollUpSnapshot.MonthVisits::region))
          .distinct()
          .sorted();
    }

    /** Distinct persons are looked up at their own grain: they cannot be added. */
    private long persons(Cell cell, Period period) {
      Channel channel = cell.channel();
      String region = cell.region() == null ? own : cell.region();
      return rollUps
          .persons()
          .getOrDefault(
              new PersonsKey(
                  channel == null ? PersonsKey.ALL : channel.name(),
                  region == null ? PersonsKey.ALL : region,
                  period.toString()),
              0L);
    }

    private boolean inScope(String region) {
      return own == null || own.equals(region);
    }

    private static Predicate<YearMonth> in(Period period) {
      return month -> period.contains(month.atDay(1));
    }

    /** The cell itself and the totals it stands in. */
    private static Stream<Cell> around(Channel channel, String region) {
      return Stream.of(
          new Cell(channel, region), new Cell(channel, null), new Cell(null, region), Cell.ALL);
    }
  }
}
