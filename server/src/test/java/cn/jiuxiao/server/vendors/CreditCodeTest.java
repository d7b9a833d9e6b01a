package cn.jiuxiao.server.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CreditCodeTest {

  @Test
  void codesOfRealRegistersFit() {
    // Alibaba (China) Network, Tencent Computer Systems, Huawei Technologies.
    assertThat(new CreditCode("91330100716105852F").checkCharacterFits()).isTrue();
    assertThat(new CreditCode("9144030071526726XG").checkCharacterFits()).isTrue();
    assertThat(new CreditCode("914403001922038216").checkCharacterFits()).isTrue();
  }

  @Test
  void oneWrongCharacterDoesNotFit() {
    assertThat(new CreditCode("91330100716105852G").checkCharacterFits()).isFalse();
    assertThat(new CreditCode("91330100716105853F").checkCharacterFits()).isFalse();
  }

  @Test
  void blanksDashesAndCaseDoNotMatter() {
    assertThat(CreditCode.read(" 9133 0100-716105852f ").orElseThrow().value())
        .isEqualTo("91330100716105852F");
  }

  @Test
  void lettersThatTheStandardLeavesOutAreNoCode() {
    assertThat(CreditCode.read("9133010071610585IF")).isEmpty();
    assertThat(CreditCode.read("91330100716105852")).isEmpty();
    assertThatThrownBy(() -> new CreditCode("91330100716105852f"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everyCodeWithItsCheckCharacterFits(
      @ForAll @StringLength(17) @Chars({'0', '1', '7', '9', 'A', 'H', 'J', 'N', 'P', 'U', 'W', 'Y'})
          String first17) {
    assertThat(new CreditCode(first17 + CreditCode.checkCharacter(first17)).checkCharacterFits())
        .isTrue();
  }
}
