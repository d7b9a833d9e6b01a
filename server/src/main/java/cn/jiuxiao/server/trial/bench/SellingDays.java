package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.shared.BusinessDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When an outlet sells within the twelve months that end today. */
record SellingDays(LocalDate today, Instant now) {
  private static final int MONTHS = 12;
  private static final int MID_MONTH = 15;
  private static final int DAYS_A_MONTH = 28;
  private static final int TODAY = 12;
  private static final long DAY_SECONDS = 8 * 3600;
  private static final int MORNING_HOUR = 9;

  /** Some today and some in the middle of each month before: all that a page shows is there. */
  List<Instant> evenly(int sales) {
    var times = new ArrayList<Instant>();
    int todays = Math.min(TODAY, sales / MONTHS + 1);
    for (int i = 0; i < sales - todays; i++) {
      LocalDate day = today.minusMonths(1 + i % (MONTHS - 1)).withDayOfMonth(MID_MONTH);
      times.add(at(day, (double) i / sales));
    }
    Instant midnight = today.atStartOfDay(BusinessDay.ZONE).toInstant();
    long soFar = now.getEpochSecond() - midnight.getEpochSecond();
    for (int i = 0; i < todays; i++) {
      times.add(midnight.plusSeconds(soFar * i / todays));
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }

  /** On any day before today. */
  List<Instant> anywhere(int sales, Random random) {
    var times = new ArrayList<Instant>();
    for (int i = 0; i < sales; i++) {
      LocalDate month = today.minusMonths(random.nextInt(MONTHS)).withDayOfMonth(1);
      LocalDate day = month.plusDays(random.nextInt(DAYS_A_MONTH));
      times.add(at(day.isBefore(today) ? day : day.minusMonths(1), random.nextDouble()));
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }

  private static Instant at(LocalDate day, double partOfDay) {
    return day.atTime(MORNING_HOUR, 0)
        .atZone(BusinessDay.ZONE)
        .toInstant()
        .plusSeconds((long) (partOfDay * DAY_SECONDS));
  }
}
