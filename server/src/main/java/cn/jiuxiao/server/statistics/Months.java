package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Months with what was published of them and what stands now. Filters of the list: year, state. */
@Singleton
public class Months {
  private final FigureWatch watch;
  private final Figures figures;
  private final JdbcOperations database;
  private final Sql sql;
  private final Clock clock;

  Months(FigureWatch watch, Figures figures, JdbcOperations database, Sql sql, Clock clock) {
    this.watch = watch;
    this.figures = figures;
    this.database = database;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<MonthRow> page(Actor actor, ListQuery query) {
    return matching(actor, query).stream().skip(query.offset()).limit(query.limit()).toList();
  }

  @Transactional(readOnly = true)
  public int count(Actor actor, ListQuery query) {
    return matching(actor, query).size();
  }

  private List<MonthRow> matching(Actor actor, ListQuery query) {
    return all(actor).stream()
        .filter(
            row ->
                query.filter("year").orElse(row.year()).equals(row.year())
                    && query.filter("state").orElse(row.state().name()).equals(row.state().name()))
        .toList();
  }

  /** From the first with a figure to the one that runs, the latest first. */
  @Transactional(readOnly = true)
  public List<MonthRow> all(Actor actor) {
    RollUpSnapshot rollUps = watch.now();
    YearMonth running = BusinessDay.today(clock).month();
    YearMonth first =
        Stream.of(
                rollUps.months().stream().map(RollUpSnapshot.MonthSums::month),
                rollUps.visits().stream().map(RollUpSnapshot.MonthVisits::month),
                rollUps.published().stream().map(RollUpSnapshot.Published::month))
            .flatMap(months -> months)
            .min(YearMonth::compareTo)
            .orElse(running);
    Map<YearMonth, Integer> past = past();
    Map<Integer, FigureTable> years = new HashMap<>();
    List<MonthRow> rows = new ArrayList<>();
    for (YearMonth month = running; !month.isBefore(first); month = month.minusMonths(1)) {
      FigureTable year =
          years.computeIfAbsent(
              month.getYear(), one -> figures.table(actor, Period.year(one), rollUps));
      rows.add(
          new MonthRow(
              month,
              year.months().get(month.getMonthValue() - 1),
              year.publications().get(month.getMonthValue()),
              past.getOrDefault(month, 0),
              month.isBefore(running)));
    }
    return rows;
  }

  private Map<YearMonth, Integer> past() {
    Map<YearMonth, Integer> past = new HashMap<>();
    sql.list(
            "SELECT month, max(number) FROM month_lock GROUP BY month",
            row -> Map.entry(YearMonth.from(row.getObject(1, LocalDate.class)), row.getInt(2)))
        .forEach(one -> past.put(one.getKey(), one.getValue()));
    return past;
  }

  /** What stands of a month, for whoever then decides about it. */
  @Transactional(readOnly = true)
  public MonthStanding standing(Actor actor, YearMonth month) {
    Figures.mustRead(actor);
    return database.execute(connection -> LockMonth.standing(connection, month));
  }

  /**
   * One of a month's publications.
   *
   * @param officeSeq its entry in the office's journal
   * @param lifted null if it was not lifted
   */
  public record Past(
      int number,
      long officeSeq,
      Instant at,
      String by,
      String note,
      Money total,
      Money eligible,
      long persons,
      @Nullable Lifted lifted) {}

  /** When a publication was taken back, by whom, and why. */
  public record Lifted(long officeSeq, Instant at, String by, String note) {}

  private static final String HISTORY =
      """
      SELECT l.number, l.office_seq, e.at, u.display_name, l.note, f.*, x.office_seq AS lifted_seq, xe.at AS lifted_at,
             xu.display_name AS lifted_by, x.note AS lifted_note
      FROM month_lock l
      JOIN office_entry e ON e.seq = l.office_seq JOIN user_account u ON u.id = e.user_id
      LEFT JOIN month_lock_figure f ON f.month = l.month AND f.number = l.number AND f.grain = 'MONTH'
        AND f.channel_code = 'ALL' AND f.region_code = ?
      LEFT JOIN month_lifting x ON x.month = l.month AND x.number = l.number
      LEFT JOIN office_entry xe ON xe.seq = x.office_seq LEFT JOIN user_account xu ON xu.id = xe.user_id
      WHERE l.month = ? ORDER BY l.number DESC
      """;

  /** All of a month's publications, the last first. */
  @Transactional(readOnly = true)
  public List<Past> history(Actor actor, YearMonth month) {
    String own = Figures.ownRegion(actor);
    return sql.list(
        HISTORY,
        row -> {
          Figure figure = FrozenMonth.figure(row).figure();
          Long lifted = Sql.longOrNull(row, "lifted_seq");
          return new Past(
              row.getInt("number"),
              row.getLong("office_seq"),
              Objects.requireNonNull(Sql.instant(row, "at")),
              row.getString("display_name"),
              row.getString("note"),
              figure.sums().total(),
              figure.sums().eligible(),
              figure.persons(),
              lifted == null
                  ? null
                  : new Lifted(
                      lifted,
                      Objects.requireNonNull(Sql.instant(row, "lifted_at")),
                      row.getString("lifted_by"),
                      row.getString("lifted_note")));
        },
        own == null ? Participations.ALL : own,
        month.atDay(1));
  }

  /**
   * What was published, as an auditor may keep it: the office's journal holds its SHA-256.
   *
   * @throws NotFound if there is no such publication
   */
  @Transactional(readOnly = true)
  public byte[] file(Actor actor, YearMonth month, int number) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR);
    FrozenMonth frozen =
        database.execute(connection -> FrozenMonth.read(connection, month, number));
    if (frozen.figures().isEmpty()) {
      throw new NotFound();
    }
    return frozen.text();
  }

  /** The year up to the end of a locked month: as published, and as it stands now. */
  public record YearToDate(Figure published, Figure now) {}

  /** Null unless the month is locked, and for those who do not see all. */
  @Transactional(readOnly = true)
  public @Nullable YearToDate yearToDate(Actor actor, YearMonth month) {
    MonthStanding standing = standing(actor, month);
    if (!standing.isLocked() || Figures.ownRegion(actor) != null) {
      return null;
    }
    return database.execute(
        connection ->
            new YearToDate(
                FrozenMonth.read(connection, month, standing.number()).yearToDate(),
                FrozenMonth.count(connection, month, standing.number()).yearToDate()));
  }
}
