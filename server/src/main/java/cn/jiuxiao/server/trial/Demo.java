package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.programme.Targets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.trial.DemoPeople.SignIn;
import cn.jiuxiao.server.trial.DemoPlaces.Place;
import cn.jiuxiao.server.trial.DemoTills.DemoTill;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Changde's demo: reference data, people, vendors, products, a fair and three supermarkets, entered
 * through the services that people use, then a fortnight of sales through the wire that tills use.
 */
@Singleton
@Requires(property = "jiuxiao.demo", value = "true")
final class Demo {

  private static final int FILES_YEAR = 2026;
  private static final long SEED = 20261017;

  private final TrialClock clock;
  private final ReferenceData referenceData;
  private final Targets targets;
  private final DemoPeople people;
  private final DemoGoods goods;
  private final DemoPlaces places;
  private final DemoTills tills;
  private final DemoVisitors visitors;
  private final DemoAccounts accounts;

  Demo(
      TrialClock clock,
      ReferenceData referenceData,
      Targets targets,
      DemoPeople people,
      DemoGoods goods,
      DemoPlaces places,
      DemoTills tills,
      DemoVisitors visitors,
      DemoAccounts accounts) {
    this.clock = clock;
    this.referenceData = referenceData;
    this.targets = targets;
    this.people = people;
    this.goods = goods;
    this.places = places;
    this.tills = tills;
    this.visitors = visitors;
    this.accounts = accounts;
  }

  /**
   * What is shown once: a sign-in for each role, and the PINs of the cashiers by place and name.
   */
  record Shown(Map<Role, SignIn> signIns, Map<String, String> pins) {}

  /** Fills an empty database; {@code progress} is told each day that was played. */
  Shown fill(TillGateway gateway, Consumer<LocalDate> progress) {
    int year = programmeYear(BusinessDay.today(clock).date());
    LocalDate fairDay = LocalDate.of(year, 10, 15);
    try {
      clock.moveTo(at(Fortnight.firstDay(fairDay).minusDays(20)));
      SignIn administrator = programme();
      Actor office = actor(administrator);
      copyTargetOf2020(office, year);
      int years = year - FILES_YEAR;
      Entered entered = enter(office, years);
      clock.moveTo(at(Fortnight.firstDay(fairDay).minusDays(1)));
      TillClock asEnrolled = new TillClock(clock, Duration.ZERO, clock.millis(), "AAAAAAAAAAA");
      List<DemoTill> enrolled = tills.enrol(office, entered.places(), gateway, asEnrolled);
      Fair fair = entered.fair();
      Customers customers = new Customers(SEED, visitors.register(fair.storedId()));
      new Fortnight(
              clock,
              enrolled,
              customers,
              accounts.purchases(years),
              fair.firstDay(),
              fair.lastDay())
          .play(progress);
      clock.backToNow();
      accounts.payments(office, entered.places(), years);
      goods.inspections(office, entered.products(), years);
      entered.signIns().put(Role.ADMINISTRATOR, administrator);
      return new Shown(entered.signIns(), entered.pins());
    } finally {
      clock.backToNow();
    }
  }

  /** What stands before the first till is enrolled. */
  private record Entered(
      Ids products,
      Fair fair,
      List<Place> places,
      Map<Role, SignIn> signIns,
      Map<String, String> pins) {}

  /** The plan's reference data, and an administrator, who enters all the rest. */
  private SignIn programme() {
    if (!(referenceData.loadAtSetUp() instanceof ReferenceData.Outcome.InStep)) {
      throw new IllegalStateException("the reference data has faults");
    }
    return people.administrator();
  }

  private static Actor actor(SignIn administrator) {
    return new Actor(
        administrator.userId(),
        administrator.username(),
        Role.ADMINISTRATOR,
        null,
        null,
        null,
        null);
  }

  private Entered enter(Actor office, int years) {
    Ids vendors = goods.vendors(office);
    Ids products = goods.products(office, vendors, years);
    Ids stores = places.stores(office);
    Map<Role, SignIn> signIns = new EnumMap<>(people.others(office, vendors, stores));
    SignIn organizer = Objects.requireNonNull(signIns.get(Role.FAIR_ORGANIZER));
    Fair fair = places.fair(office, years, organizer.userId());
    List<Place> all = new ArrayList<>(places.booths(office, fair, vendors));
    all.addAll(places.counters(office, stores, vendors));
    tills.prices(office, all, products);
    return new Entered(products, fair, all, signIns, tills.cashiers(office, all));
  }

  /** The plan ends in 2020: the programme year gets that year's target, marked as the demo's. */
  private void copyTargetOf2020(Actor office, int year) {
    if (targets.of(year).isEmpty()) {
      Target last = targets.of(2020).orElseThrow();
      targets.set(
          office, new Target(year, last.amount(), last.participants(), last.source(), true));
    }
  }

  /** The year of the last 17 October. */
  static int programmeYear(LocalDate today) {
    return today.isBefore(LocalDate.of(today.getYear(), 10, 17))
        ? today.getYear() - 1
        : today.getYear();
  }

  private static Instant at(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(BusinessDay.ZONE).toInstant();
  }
}
