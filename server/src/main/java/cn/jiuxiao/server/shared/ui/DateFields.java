package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Date pickers that show 2026-10-17 and speak the person's language. */
public final class DateFields {
  private DateFields() {}

  /** The label is already in the person's language. */
  public static DatePicker of(String label) {
    Locale locale = Texts.locale();
    var picker = new DatePicker(label);
    picker.setClearButtonVisible(true);
    picker.setI18n(
        new DatePickerI18n()
            .setDateFormat("yyyy-MM-dd")
            .setFirstDayOfWeek(1)
            .setMonthNames(
                Arrays.stream(Month.values())
                    .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                    .toList())
            .setWeekdays(weekdays(TextStyle.FULL_STANDALONE, locale))
            .setWeekdaysShort(weekdays(TextStyle.NARROW_STANDALONE, locale))
            .setToday(Texts.of("shared.date.today"))
            .setCancel(Texts.of("shared.cancel")));
    return picker;
  }

  /** Vaadin begins with Sunday. */
  private static List<String> weekdays(TextStyle style, Locale locale) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day.minus(1).getDisplayName(style, locale))
        .toList();
  }
}
