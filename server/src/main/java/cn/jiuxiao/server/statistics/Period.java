package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year or a month of it, by business day. Written 2026 or 2026-10: in addresses, and in the key
 * of distinct participants.
 *
 * @param month 1 to 12; null for the whole year
 */
public record Period(int year, @Nullable Integer month) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{2}))?");

  public Period {
    if (year < 1900 || year > 9999 || (month != null && (month < 1 || month > 12))) {
      throw new DateTimeException("no such period: " + year + " " + month);
    }
  }

  public static Period year(int year) {
    return new Period(year, null);
  }

  public static Period month(YearMonth month) {
    return new Period(month.getYear(), month.getMonthValue());
  }

  public static Period month(BusinessDay day) {
    return month(day.month());
  }

  /** Empty if it is none: what stands in an address may be anything. */
  public static Optional<Period> read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String month = parts.group(2);
      return Optional.of(
          new Period(
              Integer.parseInt(parts.group(1)), month == null ? null : Integer.valueOf(month)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  public Period monthOf(int number) {
    return new Period(year, number);
  }

  public Period wholeYear() {
    return year(year);
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, month == null ? 1 : month, 1);
  }

  public LocalDate lastDay() {
    return month == null ? LocalDate.of(year, 12, 31) : YearMonth.of(year, month).atEndOfMonth();
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
  }

  @Override
  public String toString() {
    return month == null ? String.valueOf(year) : "%d-%02d".formatted(year, month);
  }
}
