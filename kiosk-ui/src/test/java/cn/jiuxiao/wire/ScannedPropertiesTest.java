package cn.jiuxiao.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A scanner reads whatever it is shown: foreign, damaged or forged codes are no codes. */
class ScannedPropertiesTest {
  private static final List<String> REAL =
      List.of(
          "https://jiuxiao.example/p/P-0001",
          "https://jiuxiao.example/01/06901234567892/10/LOT7",
          "https://jiuxiao.example/r/AAECAwQFBgcICQoLDA0ODw",
          "https://jiuxiao.example/kiosk/#enrol=ABCD-EFGH-JKMN-PQRS",
          "6901234567892",
          "2812345012342",
          "JX1:AAECAwQFBgcICQoLDA0ODw",
          "ABCD EFGH JKMN PQRS");

  @Property(tries = 1000)
  void anyTextIsReadOrIsNone(@ForAll String text) {
    readsAll(text);
  }

  @Property(tries = 1000)
  void aRealCodeThatWasChangedIsReadOrIsNone(@ForAll long seed) {
    var random = new Random(seed);
    var code = new StringBuilder(REAL.get(random.nextInt(REAL.size())));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(code.length());
      switch (random.nextInt(4)) {
        case 0 -> code.setCharAt(at, (char) random.nextInt(0x10000));
        case 1 ->
            code.insert(
                at, List.of("%", "%00", "/", "\u0000", "１", "\uD800").get(random.nextInt(6)));
        case 2 -> code.append("x".repeat(random.nextInt(5000)));
        default -> code.deleteCharAt(at);
      }
      if (code.isEmpty()) {
        code.append('1');
      }
    }
    readsAll(code.toString());
  }

  private static void readsAll(String text) {
    assertThatCode(
            () -> {
              ProductCode.read(text);
              EnrolmentCode.read(text)
                  .ifPresent(code -> assertThat(code.normalised()).matches("[0-9A-Z]{16}"));
              ReceiptCode.read(text).ifPresent(code -> assertThat(code.bytes()).hasSize(16));
              BadgeCode.read(text).ifPresent(code -> assertThat(code.id()).hasSize(16));
              Gtin.read(text);
            })
        .doesNotThrowAnyException();
  }
}
