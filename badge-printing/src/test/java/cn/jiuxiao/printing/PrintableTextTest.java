package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTextTest {

  @Test
  void chineseLatinDigitsAndRareCharactersWeHavePrintAsTheyAre() {
    for (String text : new String[] {"张三", "O’Brien", "阿·买买提", "㛃", "𬭎", "Đức 0123", "龘"}) {
      assertThat(PrintableText.of(text)).isEqualTo(new PrintableText(text, List.of()));
    }
  }

  @Test
  void whatHasNoGlyphBecomesOneBoxForEachCharacterSeen() {
    assertThat(PrintableText.of("王👨‍👩‍👧𠮷一").text()).isEqualTo("王□□一");
    assertThat(PrintableText.of("王👨‍👩‍👧𠮷一").missing()).containsExactly("👨‍👩‍👧", "𠮷");
    assertThat(PrintableText.of("a\uD800b").text()).isEqualTo("a□b");
  }

  @Test
  void aLetterWithAMarkWeDoNotHaveKeepsTheLetter() {
    assertThat(PrintableText.of("Ḍuc")).isEqualTo(new PrintableText("Duc", List.of("Ḍ")));
  }

  @Test
  void invisibleCharactersAreDroppedAndSpacesAreSingle() {
    PrintableText text = PrintableText.of("\uFEFF 张\u200B\uFE0F\u3000\t三\r\n\u202E丰 ");
    assertThat(text.text()).isEqualTo("张 三 丰");
    assertThat(text.missing()).isEmpty();
  }

  @Test
  void decomposedLettersAreComposed() {
    assertThat(PrintableText.of("Jose\u0301").text()).isEqualTo("José");
  }

  @Test
  void aTextOfAMillionCharactersIsCutSoonAndQuickly() {
    assertThat(PrintableText.of("常德".repeat(500_000)).text()).hasSize(PrintableText.LONGEST);
  }

  @Property(tries = 500)
  void everyCharacterLeftHasAGlyph(@ForAll String raw) {
    PrintableText.of(raw)
        .text()
        .codePoints()
        .forEach(codePoint -> assertThat(Typeface.REGULAR.has(codePoint)).isTrue());
  }

  @Property(tries = 200)
  void cleaningTwiceChangesNothing(@ForAll String raw) {
    String once = PrintableText.of(raw).text();
    assertThat(PrintableText.of(once).text()).isEqualTo(once);
  }
}
