package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.printing.TextStyle.Align;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FittedTextTest {

  private static final double HAIR_MM = 1e-6;

  @Property(tries = 400)
  void noInkLeavesItsBoxAndNoLineTouchesAnother(
      @ForAll("anything") String text,
      @ForAll @DoubleRange(min = 1, max = 80) double width,
      @ForAll @DoubleRange(min = 1, max = 25) double height,
      @ForAll @DoubleRange(min = 2, max = 15) double largest,
      @ForAll @IntRange(min = 1, max = 3) int lines,
      @ForAll boolean bold,
      @ForAll boolean inParts,
      @ForAll Align across,
      @ForAll Align down) {
    Typeface face = bold ? Typeface.BOLD : Typeface.REGULAR;
    TextStyle style = TextStyle.of(face, largest, 1.8, lines).aligned(across, down);
    Box box = new Box(3, 5, width, height);
    InkRecorder ink = new InkRecorder();
    FittedText.of(text, inParts ? style.inParts() : style, box).draw(ink);
    assertThat(ink.texts).hasSizeLessThanOrEqualTo(lines);
    double lastBottom = box.y() - HAIR_MM;
    for (InkRecorder.Ink line : ink.texts) {
      Rectangle2D bounds = line.bounds();
      if (bounds.isEmpty()) {
        continue;
      }
      assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(box.x() - HAIR_MM);
      assertThat(bounds.getMaxX()).isLessThanOrEqualTo(box.right() + HAIR_MM);
      assertThat(bounds.getMinY()).isGreaterThanOrEqualTo(lastBottom);
      assertThat(bounds.getMaxY()).isLessThanOrEqualTo(box.bottom() + HAIR_MM);
      lastBottom = bounds.getMaxY();
    }
  }

  @Property(tries = 300)
  void whatIsNotShortenedIsWholeAndWhatIsShortenedSaysSo(
      @ForAll("anything") String text, @ForAll @DoubleRange(min = 8, max = 80) double width) {
    TextStyle style = TextStyle.of(Typeface.REGULAR, 5, 2, 2);
    FittedText fitted = FittedText.of(text, style, new Box(0, 0, width, 8));
    String printed = fitted.lines().stream().map(Line::text).collect(Collectors.joining());
    String whole = PrintableText.of(text).text().replace(" ", "");
    if (fitted.shortened()) {
      assertThat(printed).endsWith("…");
      String start = printed.substring(0, printed.length() - 1).replace(" ", "");
      assertThat(whole).startsWith(start).isNotEqualTo(start);
    } else {
      assertThat(printed.replace(" ", "")).isEqualTo(whole);
    }
  }

  @Test
  void aShortNameStandsInOneLineAtFullSize() {
    FittedText fitted =
        FittedText.of("张三", TextStyle.of(Typeface.BOLD, 15, 5, 2), new Box(0, 0, 78, 22));
    assertThat(fitted.sizeMm()).isEqualTo(15);
    assertThat(fitted.lines()).extracting(Line::text).containsExactly("张三");
  }

  @Test
  void aLongerOneShrinksBeforeItWrapsAndWrapsBeforeItIsShortened() {
    TextStyle style = TextStyle.of(Typeface.BOLD, 10, 4, 2);
    Box box = new Box(0, 0, 60, 22);
    FittedText shrunk = FittedText.of("常德市鼎城区人社", style, box);
    assertThat(shrunk.lines()).hasSize(1);
    assertThat(shrunk.sizeMm()).isBetween(7.0, 7.5);
    FittedText wrapped = FittedText.of("常德市鼎城区人力资源局", style, box);
    assertThat(wrapped.lines()).extracting(Line::text).containsExactly("常德市鼎城区", "人力资源局");
    assertThat(wrapped.shortened()).isFalse();
    FittedText shortened = FittedText.of("常德市鼎城区人力资源和社会保障局".repeat(4), style, box);
    assertThat(shortened.lines()).hasSize(2);
    assertThat(shortened.sizeMm()).isEqualTo(4);
    assertThat(shortened.lines().getLast().text()).endsWith("…");
  }

  @Test
  void noLineBeginsWithClosingPunctuation() {
    List<Line> lines =
        LineBreaks.of("高山云雾茶，有机种植。", TextStyle.of(Typeface.REGULAR, 5, 5, 3)).wrap(5.1);
    assertThat(lines).extracting(Line::text).containsExactly("高山云雾", "茶，有机种", "植。");
  }

  @Test
  void namesBreakAtTheirMiddleDot() {
    FittedText fitted =
        FittedText.of(
            "阿卜杜热合曼·买买提伊敏", TextStyle.of(Typeface.BOLD, 15, 5, 2).inParts(), new Box(0, 0, 78, 22));
    assertThat(fitted.lines()).extracting(Line::text).containsExactly("阿卜杜热合曼·", "买买提伊敏");
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(60),
        Arbitraries.strings().withCharRange('À', 'ỹ').withChars("Aj gyf0ßẶỖ·").ofMaxLength(40),
        Arbitraries.of(
                "张",
                "石门",
                "·",
                " ",
                "Ålesund",
                "W",
                "0",
                "😀",
                "👨‍👩‍👧",
                "𠮷",
                "𬭎",
                "\uD83D",
                "e\u0301\u0323",
                "\u202E",
                "（",
                "）",
                "，",
                "。",
                "…",
                "\n",
                "\u3000",
                "한",
                "م")
            .list()
            .ofMaxSize(30)
            .map(parts -> String.join("", parts)));
  }
}
