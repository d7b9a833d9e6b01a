package cn.jiuxiao.server.days;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The days of one outlet, or of all that wait, the latest first. Filters: state, from, to. */
@Singleton
public class DayList {
  private static final BusinessDay FIRST = new BusinessDay(LocalDate.of(2000, 1, 1));
  private static final Role[] READERS = {
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICE,
    Role.COUNTY_OFFICER,
    Role.INSPECTOR,
    Role.FAIR_ORGANIZER,
    Role.STORE_MANAGER,
    Role.VENDOR
  };
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
       LEFT JOIN LATERAL (SELECT * FROM outlet_day_closing c WHERE c.outlet_id = d.outlet_id AND c.business_day = d.day
                          ORDER BY c.number DESC LIMIT 1) k ON true
      """;

  private final Sql sql;
  private final Outlets outlets;
  private final Kiosks kiosks;
  private final ReadDay read;
  private final Clock clock;

  DayList(Sql sql, Outlets outlets, Kiosks kiosks, ReadDay read, Clock clock) {
    this.sql = sql;
    this.outlets = outlets;
    this.kiosks = kiosks;
    this.read = read;
    this.clock = clock;
  }

  /** True if the actor may see days of outlets at all. */
  public static boolean isReader(Actor actor) {
    return actor.is(READERS);
  }

  @Transactional(readOnly = true)
  public List<DayRow> page(Actor actor, long outlet, ListQuery query) {
    kiosks.mustHaveTills(actor, outlet);
    return rows(known(outlet, query), where(actor, query), query);
  }

  @Transactional(readOnly = true)
  public int count(Actor actor, long outlet, ListQuery query) {
    kiosks.mustHaveTills(actor, outlet);
    return number(known(outlet, query), where(actor, query));
  }

  /** Days before today, of all outlets that the actor may see, that have not been closed. */
  @Transactional(readOnly = true)
  public List<DayRow> waiting(Actor actor, ListQuery query) {
    return rows(known(null, query), waiting(where(actor, query)), query);
  }

  @Transactional(readOnly = true)
  public int countWaiting(Actor actor, ListQuery query) {
    return number(known(null, query), waiting(where(actor, query)));
  }

  private Where waiting(Where where) {
    return where.and("k.number IS NULL AND d.day < ?", today());
  }

  private LocalDate today() {
    return BusinessDay.today(clock).date();
  }

  private List<DayRow> rows(KnownDays days, Where where, ListQuery query) {
    List<DayRow> rows =
        sql.list(
            "SELECT d.outlet_id, d.day, o.name, f.*, k.* FROM "
                + days.sql()
                + FROM
                + where.sql()
                + query.orderAndPage(SORTS, "d.day DESC, o.name, d.outlet_id"),
            this::row,
            parameters(days, where));
    return rows.stream()
        .map(row -> row.state() == DayState.CLOSED ? row : row.withCash(now(row)))
        .toList();
  }

  private DaySums now(DayRow row) {
    return read.sums(row.outletId(), row.day(), read.drawers(row.outletId(), row.day()));
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

  private KnownDays known(@Nullable Long outlet, ListQuery query) {
    return new KnownDays(
        outlet, date(query, "from", FIRST), date(query, "to", new BusinessDay(today()).next()));
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
    actor.mustBe(READERS);
    Where where =
        new Where(OutletScope.SQL, outlets.scope(actor).parameters())
            .andContains(query, "o.name", "o.label", "o.place", "d.day::text");
    if (actor.is(Role.VENDOR)) {
      where.and("o.vendor_id IS NOT NULL"); // a counter's tills are none of the vendors it carries
    }
    query
        .filter("state")
        .ifPresent(
            state -> {
              switch (state) {
                case "CLOSED" -> where.and("k.number IS NOT NULL");
                case "OPEN" -> where.and("k.number IS NULL AND d.day >= ?", today());
                default -> where.and("k.number IS NULL AND d.day < ?", today());
              }
            });
    return where;
  }

  private DayRow row(ResultSet row) throws SQLException {
    var day = new BusinessDay(row.getObject("day", LocalDate.class));
    boolean closed = row.getObject("number") != null;
    var total = new Money(row.getLong("sold_fen") - row.getLong("refunded_fen"));
    return new DayRow(
        row.getLong("outlet_id"),
        row.getString("name"),
        day,
        closed ? DayState.CLOSED : day.date().isBefore(today()) ? DayState.WAITING : DayState.OPEN,
        row.getLong("sales"),
        row.getLong("refunds"),
        total,
        new Money(row.getLong("sold_eligible_fen") - row.getLong("refunded_eligible_fen")),
        new Money(row.getLong("expected_fen")),
        new Money(row.getLong("counted_fen")),
        closed ? total.minus(new Money(row.getLong("total_fen"))) : null);
  }
}
