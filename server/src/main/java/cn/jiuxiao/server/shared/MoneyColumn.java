package cn.jiuxiao.server.shared;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Money stands in a bigint column as fen. */
@Singleton
public class MoneyColumn implements AttributeConverter<Money, Long> {
  @Override
  public @Nullable Long convertToPersistedValue(@Nullable Money money, ConversionContext context) {
    return money == null ? null : money.fen();
  }

  @Override
  public @Nullable Money convertToEntityValue(@Nullable Long fen, ConversionContext context) {
    return fen == null ? null : new Money(fen);
  }
}
