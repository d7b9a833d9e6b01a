package cn.jiuxiao.server.shared;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A business day stands in a date column. */
@Singleton
public class BusinessDayColumn implements AttributeConverter<BusinessDay, LocalDate> {
  @Override
  public @Nullable LocalDate convertToPersistedValue(
      @Nullable BusinessDay day, ConversionContext context) {
    return day == null ? null : day.date();
  }

  @Override
  public @Nullable BusinessDay convertToEntityValue(
      @Nullable LocalDate date, ConversionContext context) {
    return date == null ? null : new BusinessDay(date);
  }
}
