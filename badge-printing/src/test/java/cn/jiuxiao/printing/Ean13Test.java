package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class Ean13Test {

  @Test
  void knownCodesAreValid() {
    // GS1 General Specifications, figure 7.9-1 and the example of EN 797.
    assertThat(new Ean13("6291041500213").digits()).isEqualTo("6291041500213");
    assertThat(Ean13.checkDigit("629104150021")).isEqualTo(3);
    assertThat(Ean13.isValid("4006381333931")).isTrue();
    assertThat(Ean13.ofFirstTwelve("690123456789")).isEqualTo(new Ean13("6901234567892"));
  }

  @Test
  void aWrongCheckDigitIsRefusedWithTheRightOne() {
    assertThatThrownBy(() -> new Ean13("6901234567890"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the check digit of 6901234567890 should be 2");
  }

  @Test
  void onlyThirteenAsciiDigitsAreACode() {
    for (String wrong :
        new String[] {
          "", "690123456789", "69012345678922", "690123456789a", "６９０１２３４５６７８９２", "690123456789\n2"
        }) {
      assertThat(Ean13.isValid(wrong)).isFalse();
      assertThatThrownBy(() -> new Ean13(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aGtinOfTwelveOrFourteenDigitsFindsItsBarcode() {
    assertThat(Ean13.ofGtin("036000291452")).contains(new Ean13("0036000291452"));
    assertThat(Ean13.ofGtin("06901234567892")).contains(new Ean13("6901234567892"));
    assertThat(Ean13.ofGtin("16901234567899")).isEmpty();
    assertThat(Ean13.ofGtin("96385074")).isEmpty();
  }

  @Property(tries = 200)
  void changingAnyOneDigitIsNoticed(
      @ForAll @StringLength(12) @CharRange(from = '0', to = '9') String twelve,
      @ForAll @IntRange(max = 12) int place,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    StringBuilder changed = new StringBuilder(Ean13.ofFirstTwelve(twelve).digits());
    changed.setCharAt(place, (char) ('0' + (changed.charAt(place) - '0' + by) % 10));
    assertThat(Ean13.isValid(changed.toString())).isFalse();
  }

  @Test
  void guardBarsStandAtBothEndsAndInTheMiddle() {
    boolean[] modules = new Ean13("6901234567892").modules();
    assertThat(modules).hasSize(Ean13.MODULES);
    StringBuilder guards = new StringBuilder();
    for (int i = 0; i < Ean13.MODULES; i++) {
      if (Ean13.isGuard(i)) {
        guards.append(modules[i] ? '1' : '0');
      }
    }
    assertThat(guards).hasToString("10101010101");
  }
}
