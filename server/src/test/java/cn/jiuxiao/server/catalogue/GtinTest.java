package cn.jiuxiao.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GtinTest {

  @Test
  void printedFormsBecomeFourteenDigits() {
    assertThat(Gtin.read("6901234567892").orElseThrow().value()).isEqualTo("06901234567892");
    assertThat(Gtin.read("96385074").orElseThrow().value()).isEqualTo("00000096385074");
    assertThat(Gtin.read("036000291452").orElseThrow().value()).isEqualTo("00036000291452");
    assertThat(Gtin.read("16901234567899").orElseThrow().value()).isEqualTo("16901234567899");
  }

  @Test
  void aWrongCheckDigitIsNoGtin() {
    assertThat(Gtin.read("6901234567893")).isEmpty();
    assertThat(Gtin.read("690123456789")).isEmpty();
    assertThat(Gtin.read("69012345678 9x")).isEmpty();
  }

  @Test
  void isShownAsPrinted() {
    assertThat(new Gtin("06901234567892").printed()).isEqualTo("6901234567892");
    assertThat(new Gtin("00000096385074").printed()).isEqualTo("96385074");
    assertThat(new Gtin("16901234567899").printed()).isEqualTo("16901234567899");
  }

  @Property
  void anyOneWrongDigitIsSeen(
      @ForAll @IntRange(min = 0, max = 12) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
    StringBuilder digits = new StringBuilder("6901234567892");
    digits.setCharAt(at, (char) ('0' + (digits.charAt(at) - '0' + by) % 10));
    assertThat(Gtin.read(digits.toString())).isEmpty();
  }
}
