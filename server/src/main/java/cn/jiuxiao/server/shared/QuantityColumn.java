package cn.jiuxiao.server.shared;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** A quantity stands in a bigint column as thousandths. */
@Singleton
public class QuantityColumn implements AttributeConverter<Quantity, Long> {
  @Override
  public @Nullable Long convertToPersistedValue(
      @Nullable Quantity quantity, ConversionContext context) {
    return quantity == null ? null : quantity.milli();
  }

  @Override
  public @Nullable Quantity convertToEntityValue(@Nullable Long milli, ConversionContext context) {
    return milli == null ? null : new Quantity(milli);
  }
}
