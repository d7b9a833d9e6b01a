package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.trial.DemoAccounts.Purchase;
import cn.jiuxiao.server.trial.DemoTills.DemoTill;
import cn.jiuxiao.wire.Base64Url;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Two weeks of selling, played through the real wire with the server's clock moved along. Among the
 * tills are one that tampers, one with a wrong clock, one that uploads twice, one that was cloned
 * and one that goes silent with an open shift.
 */
final class Fortnight {

  static final int DAYS = 14;

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final int OPEN_MINUTES = 9 * 60;
  private static final int SALES_AT_FAIR = 22;
  private static final int SALES_IN_STORE = 18;
  private static final int MINUTES_BETWEEN_SYNCS = 180;

  private final TrialClock clock;
  private final List<DemoTill> tills;
  private final Customers customers;
  private final List<Purchase> purchases;
  private final LocalDate firstFairDay;
  private final LocalDate lastFairDay;
  private final Misfits misfits;

  /** Something a till does at a moment. */
  private record Event(Instant at, int order, Runnable action) {}

  Fortnight(
      TrialClock clock,
      List<DemoTill> tills,
      Customers customers,
      List<Purchase> purchases,
      LocalDate firstFairDay,
      LocalDate lastFairDay) {
    this.clock = clock;
    this.tills = tills;
    this.customers = customers;
    this.purchases = purchases;
    this.firstFairDay = firstFairDay;
    this.lastFairDay = lastFairDay;
    this.misfits = new Misfits(tills, customers);
  }

  /** The first of the fourteen days: the fair stands in their second half. */
  static LocalDate firstDay(LocalDate firstFairDay) {
    return firstFairDay.minusDays(7);
  }

  /** Plays all days; {@code progress} is told each day that is over. */
  void play(Consumer<LocalDate> progress) {
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = firstDay(firstFairDay).plusDays(i);
      List<Event> events = new ArrayList<>();
      for (DemoTill till : tills) {
        if (!till.place().atFair() || isFairDay(day)) {
          plan(till, day, events);
        }
      }
      events.sort(Comparator.comparing(Event::at).thenComparingInt(Event::order));
      for (Event event : events) {
        clock.moveTo(event.at());
        event.action().run();
      }
      progress.accept(day);
    }
  }

  private boolean isFairDay(LocalDate day) {
    return !day.isBefore(firstFairDay) && !day.isAfter(lastFairDay);
  }

  private void plan(DemoTill demo, LocalDate day, List<Event> events) {
    SimulatedTill till = demo.till();
    Random random = customers.random();
    Instant opens = day.atTime(OPENS).atZone(BusinessDay.ZONE).toInstant();
    int order = events.size();
    events.add(new Event(opens.minusSeconds(600 - order % 300), order, () -> begin(demo)));
    int sales = (demo.place().atFair() ? SALES_AT_FAIR : SALES_IN_STORE) / 2;
    sales += random.nextInt(sales * 2 + 1);
    for (int i = 0; i < sales; i++) {
      Instant at = opens.plusSeconds(random.nextInt(OPEN_MINUTES * 60));
      events.add(new Event(at, order, () -> serve(demo, day)));
    }
    for (Purchase purchase : purchases) {
      if (purchase.day().equals(day) && purchase.place().equals(demo.place().code())) {
        Instant at = day.atTime(purchase.time()).atZone(BusinessDay.ZONE).toInstant();
        events.add(new Event(at, order, () -> till.sellOnAccount(purchase)));
      }
    }
    for (int minute = MINUTES_BETWEEN_SYNCS;
        minute < OPEN_MINUTES;
        minute += MINUTES_BETWEEN_SYNCS) {
      Instant at = opens.plus(Duration.ofMinutes(minute)).plusSeconds(order % 600);
      events.add(new Event(at, order, () -> misfits.sync(demo)));
    }
    Instant closes = opens.plus(Duration.ofMinutes(OPEN_MINUTES + 10)).plusSeconds(order % 900);
    events.add(
        new Event(
            closes,
            order,
            () -> {
              if (!misfits.leavesShiftOpen(demo, isLastDay(day)) && till.shiftIsOpen()) {
                till.closeShift(random.nextInt(12) == 0 ? 100L * (1 + random.nextInt(5)) : 0);
              }
              misfits.atClosing(demo, isLastDay(day));
            }));
  }

  private boolean isLastDay(LocalDate day) {
    return day.equals(lastFairDay);
  }

  private void begin(DemoTill demo) {
    byte[] page = new byte[8];
    customers.random().nextBytes(page);
    demo.till()
        .clock(
            new TillClock(
                clock, misfits.clockOffset(demo), clock.millis(), Base64Url.encode(page)));
    if (misfits.isSilent(demo)) {
      return;
    }
    demo.till().contact();
    if (!demo.till().shiftIsOpen()) {
      demo.till().openShift(200_00);
    }
  }

  private void serve(DemoTill demo, LocalDate day) {
    SimulatedTill till = demo.till();
    Random random = customers.random();
    if ((misfits.isSilent(demo) && isLastDay(day)) || !till.shiftIsOpen()) {
      return;
    }
    int dice = random.nextInt(100);
    if (dice == 0 && till.receipts().size() > 3) {
      till.refundLine(till.receipts().get(random.nextInt(till.receipts().size())), 1, "顾客退货");
      return;
    }
    SoldReceipt sold =
        till.sell(customers.basket(demo), customers.payment(), customers.participant(demo));
    if (dice == 1) {
      till.voidSale(sold, "扫错商品");
    }
    if (dice == 2 && demo.place().atFair()) {
      till.headcount(1 + random.nextInt(6));
    }
  }
}
