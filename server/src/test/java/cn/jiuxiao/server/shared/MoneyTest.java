package cn.jiuxiao.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void readsWhatPeopleType() {
    assertThat(Money.ofYuan("12")).isEqualTo(new Money(1200));
    assertThat(Money.ofYuan(" 1,234.5 ")).isEqualTo(new Money(123_450));
    assertThatThrownBy(() -> Money.ofYuan("0.001")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void showsTwoDecimals() {
    assertThat(new Money(123_456_789)).hasToString("1,234,567.89");
    assertThat(new Money(-5)).hasToString("-0.05");
    assertThat(Money.ZERO).hasToString("0.00");
  }

  @Test
  void roundsHalvesAwayFromZero() {
    assertThat(new Money(5).times(new Quantity(500))).isEqualTo(new Money(3));
    assertThat(new Money(-5).times(new Quantity(500))).isEqualTo(new Money(-3));
    assertThat(new Money(1).times(new Quantity(499))).isEqualTo(Money.ZERO);
  }

  @Property
  void timesIsWithinHalfAFen(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long fen,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long milli) {
    var exactThousandths = BigInteger.valueOf(fen).multiply(BigInteger.valueOf(milli));
    var got =
        BigInteger.valueOf(new Money(fen).times(new Quantity(milli)).fen())
            .multiply(BigInteger.valueOf(1000));
    assertThat(got.subtract(exactThousandths).abs()).isLessThanOrEqualTo(BigInteger.valueOf(500));
  }

  @Test
  void refusesToOverflow() {
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void quantitiesShowNoNeedlessZeros() {
    assertThat(Quantity.of("1.25")).hasToString("1.25").isEqualTo(new Quantity(1250));
    assertThat(Quantity.ofWhole(30)).hasToString("30");
  }

  @Test
  void aSearchTakesPercentSignsLiterally() {
    var query = new ListQuery("50%_\\", java.util.Map.of(), "name", true, 40, 20);
    assertThat(query.like()).isEqualTo("%50\\%\\_\\\\%");
    assertThat(query.orderAndPage(java.util.Map.of("name", "f.name"), "f.id"))
        .isEqualTo(" ORDER BY f.name DESC NULLS LAST, f.id LIMIT 20 OFFSET 40");
    assertThat(query.orderAndPage(java.util.Map.of(), "f.id"))
        .isEqualTo(" ORDER BY f.id LIMIT 20 OFFSET 40");
  }
}
