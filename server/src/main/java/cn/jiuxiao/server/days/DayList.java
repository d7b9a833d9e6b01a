package cn.jiuxiao.server.days;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.jiuxiao.server.days.KnownDays.Which;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of one outlet, or of all that wait, the latest first. Filters: state, from, to. */
@Singleton
public class DayList {
  private static final BusinessDay FIRST = new BusinessDay(LocalDate.of(2000, 1, 1));

  /** A value of the filter state: closed, and no longer what its closing says. */
  public static final String CHANGED = "CHANGED";

  private static final Map<String, String> SORTS =
      Map.of(
          "day", "d.day",
          "outlet", "o.name",
          "sales", "coalesce(f.sales, 0)",
          "total", "coalesce(f.sold_fen - f.refunded_fen, 0)");

  private static final String FROM =
      """
       d JOIN outlet o ON o.id = d.outlet_id
       JOIN outlet_place p ON p.outlet_id = o.id
       LEFT JOIN outlet_day f ON f.outlet_id = d.outlet_id AND f.business_day = d.day
       LEFT JOIN LATERAL (SELECT c.number FROM outlet_day_closing c WHERE c.outlet_id = d.outlet_id AND c.business_day = d.day
                          ORDER BY c.number DESC LIMIT 1) k ON true
      """;

  private final Sql sql;
  private final Kiosks kiosks;
  private final ReadDay read;
  private final DayClosings closings;
  private final Clock clock;

  DayList(Sql sql, Kiosks kiosks, ReadDay read, DayClosings closings, Clock clock) {
    this.sql = sql;
    this.kiosks = kiosks;
    this.read = read;
    this.closings = closings;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<DayRow> page(Actor actor, long outlet, ListQuery query) {
    kiosks.mustHaveTills(actor, outlet);
    return isOfChanged(query)
        ? changed(actor, outlet, query).skip(query.offset()).limit(query.limit()).toList()
        : rows(known(outlet, query, Which.ALL), where(actor, query), query);
  }

  @Transactional(readOnly = true)
  public int count(Actor actor, long outlet, ListQuery query) {
    kiosks.mustHaveTills(actor, outlet);
    return isOfChanged(query)
        ? Math.toIntExact(changed(actor, outlet, query).count())
        : number(known(outlet, query, Which.ALL), where(actor, query));
  }

  private static boolean isOfChanged(ListQuery query) {
    return query.filter("state").filter(CHANGED::equals).isPresent();
  }

  /** Drawers are not reckoned in SQL, so all that are closed are looked at. */
  private Stream<DayRow> changed(Actor actor, long outlet, ListQuery query) {
    var all =
        new ListQuery(
            query.search(),
            query.filters(),
            query.sort(),
            query.descending(),
            0,
            Integer.MAX_VALUE);
    return rows(known(outlet, query, Which.ALL), where(actor, query), all).stream()
        .filter(DayRow::hasChanged);
  }

  /** Days before today, of all outlets that the actor may see, that have not been closed. */
  @Transactional(readOnly = true)
  public List<DayRow> waiting(Actor actor, ListQuery query) {
    return rows(known(null, query, Which.NEVER_CLOSED), waiting(where(actor, query)), query);
  }

  @Transactional(readOnly = true)
  public int countWaiting(Actor actor, ListQuery query) {
    return number(known(null, query, Which.NEVER_CLOSED), waiting(where(actor, query)));
  }

  private Where waiting(Where where) {
    return where.and("d.day < ?", today());
  }

  private LocalDate today() {
    return BusinessDay.today(clock).date();
  }

  private List<DayRow> rows(KnownDays days, Where where, ListQuery query) {
    List<Named> named =
        sql.list(
            "SELECT d.outlet_id, d.day, o.name FROM "
                + days.sql()
                + FROM
                + where.sql()
                + query.orderAndPage(SORTS, "d.day DESC, o.name, d.outlet_id"),
            row ->
                new Named(
                    row.getLong(1),
                    new BusinessDay(row.getObject(2, LocalDate.class)),
                    row.getString(3)),
            parameters(days, where));
    Map<Long, Read> read = new HashMap<>();
    named.stream()
        .collect(groupingBy(Named::outlet, mapping(Named::day, toList())))
        .forEach(
            (outlet, of) ->
                read.put(outlet, read(outlet, Collections.min(of), Collections.max(of))));
    return named.stream()
        .map(one -> row(one, Objects.requireNonNull(read.get(one.outlet()))))
        .toList();
  }

  private record Named(long outlet, BusinessDay day, String name) {}

  private record Read(Map<BusinessDay, DaySums> now, Map<BusinessDay, DaySums> closed) {}

  /** An outlet's days are read all at once, however many there are. */
  private Read read(long outlet, BusinessDay from, BusinessDay to) {
    return new Read(read.sums(outlet, from, to), closings.last(outlet, from, to));
  }

  private DayRow row(Named one, Read read) {
    DaySums closed = read.closed().get(one.day());
    DayState state =
        closed != null
            ? DayState.CLOSED
            : one.day().date().isBefore(today()) ? DayState.WAITING : DayState.OPEN;
    DaySums now = Objects.requireNonNull(read.now().get(one.day()));
    return new DayRow(one.outlet(), one.name(), one.day(), state, now, closed);
  }

  private int number(KnownDays days, Where where) {
    return Math.toIntExact(
        sql.number(
            "SELECT count(*) FROM " + days.sql() + FROM + where.sql(), parameters(days, where)));
  }

  private static @Nullable Object[] parameters(KnownDays days, Where where) {
    List<@Nullable Object> all = new ArrayList<>(days.parameters());
    all.addAll(Arrays.asList(where.parameters()));
    return all.toArray();
  }

  private KnownDays known(@Nullable Long outlet, ListQuery query, Which which) {
    return new KnownDays(
        outlet,
        date(query, "from", FIRST),
        date(query, "to", new BusinessDay(today()).next()),
        which);
  }

  private static BusinessDay date(ListQuery query, String filter, BusinessDay otherwise) {
    try {
      return query
          .filter(filter)
          .map(text -> new BusinessDay(LocalDate.parse(text)))
          .orElse(otherwise);
    } catch (DateTimeException notADay) {
      return otherwise;
    }
  }

  private Where where(Actor actor, ListQuery query) {
    Outlets.mustSee(actor);
    Where where = kiosks.scope(actor, query, "o.name", "o.label", "o.place", "d.day::text");
    query
        .filter("state")
        .ifPresent(
            state -> {
              switch (state) {
                case "CLOSED", CHANGED -> where.and("k.number IS NOT NULL");
                case "OPEN" -> where.and("k.number IS NULL AND d.day >= ?", today());
                default -> where.and("k.number IS NULL AND d.day < ?", today());
              }
            });
    return where;
  }
}
