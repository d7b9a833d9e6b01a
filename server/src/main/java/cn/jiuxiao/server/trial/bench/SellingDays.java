package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.shared.BusinessDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * When an outlet sells: on two market days of each of the eleven months before this one, at a fair
 * in the last of them, and today. These are the same days at each size, so that what a page shows
 * is as long however much was sold; only what lies beneath it grows. Today is as busy at each size.
 */
record SellingDays(LocalDate today, Instant now) {
  private static final int MONTHS_BEFORE = 11;
  private static final List<Integer> MARKETS = List.of(10, 20);
  private static final int FAIR = 15;
  private static final int FAIR_IS_BUSIER = 3;
  private static final int TODAYS = 4;
  private static final long DAY_SECONDS = 8 * 3600;
  private static final int MORNING_HOUR = 9;

  private LocalDate fair() {
    return today.minusMonths(1).withDayOfMonth(FAIR);
  }

  /** The year in which the fair was: it has sales whatever day it is today. */
  int year() {
    return fair().getYear();
  }

  private List<LocalDate> markets() {
    var days = new ArrayList<LocalDate>();
    for (int before = 1; before <= MONTHS_BEFORE; before++) {
      for (int day : MARKETS) {
        days.add(today.minusMonths(before).withDayOfMonth(day));
      }
    }
    return days;
  }

  /** A few today, one on each market day, and the rest at the fair: no day is left out. */
  List<Instant> first(int sales, Random random) {
    var times = new ArrayList<Instant>();
    Instant midnight = today.atStartOfDay(BusinessDay.ZONE).toInstant();
    long soFar = now.getEpochSecond() - midnight.getEpochSecond();
    for (int i = 0; i < Math.min(TODAYS, sales); i++) {
      times.add(midnight.plusSeconds(soFar * i / TODAYS));
    }
    List<LocalDate> markets = markets();
    for (int i = times.size(); i < sales; i++) {
      int market = i - TODAYS;
      times.add(at(market < markets.size() ? markets.get(market) : fair(), random));
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }

  /** On all of these days but today. */
  List<Instant> more(int sales, Random random) {
    List<LocalDate> days = markets();
    for (int i = 0; i < FAIR_IS_BUSIER; i++) {
      days.add(fair());
    }
    var times = new ArrayList<Instant>();
    for (int i = 0; i < sales; i++) {
      times.add(at(days.get(i % days.size()), random));
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }

  private static Instant at(LocalDate day, Random random) {
    ZonedDateTime morning = day.atTime(MORNING_HOUR, 0).atZone(BusinessDay.ZONE);
    return morning.toInstant().plusMillis((long) (random.nextDouble() * DAY_SECONDS * 1000));
  }
}
