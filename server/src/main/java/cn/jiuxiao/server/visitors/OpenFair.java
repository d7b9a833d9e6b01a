package cn.jiuxiao.server.visitors;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.Locale;

/** A fair that one can register for. */
@Introspected
public record OpenFair(
    long id, String name, String nameEn, String venue, LocalDate firstDay, LocalDate lastDay) {

  public String name(Locale locale) {
    return locale.getLanguage().equals("en") && !nameEn.isBlank() ? nameEn : name;
  }

  /** {@code 2026-10-15 – 10-19}. */
  public String days() {
    return firstDay.equals(lastDay)
        ? firstDay.toString()
        : firstDay
            + " – "
            + (firstDay.getYear() == lastDay.getYear()
                ? lastDay.toString().substring(5)
                : lastDay.toString());
  }
}
