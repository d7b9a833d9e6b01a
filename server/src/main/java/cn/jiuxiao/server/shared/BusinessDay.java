package cn.jiuxiao.server.shared;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** The Shanghai date on which something counts. */
@TypeDef(type = DataType.DATE, converter = BusinessDayColumn.class)
public record BusinessDay(LocalDate date) implements Comparable<BusinessDay> {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public static BusinessDay of(Instant moment) {
    return new BusinessDay(LocalDate.ofInstant(moment, ZONE));
  }

  public static BusinessDay today(Clock clock) {
    return of(clock.instant());
  }

  public Instant start() {
    return date.atStartOfDay(ZONE).toInstant();
  }

  /** The first moment that is no longer of this day. */
  public Instant end() {
    return next().start();
  }

  public BusinessDay next() {
    return new BusinessDay(date.plusDays(1));
  }

  public YearMonth month() {
    return YearMonth.from(date);
  }

  @Override
  public int compareTo(BusinessDay other) {
    return date.compareTo(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }
}
