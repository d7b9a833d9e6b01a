package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final List<Size> LABEL_SIZES =
      List.of(
          new Size(50, 30),
          new Size(60, 40),
          new Size(64, 31),
          new Size(64, 33.9),
          new Size(100, 70));

  @Property(tries = 60)
  void onAnyLabelNothingOverlapsAndNothingLeaves(@ForAll("labels") ProductLabel label) {
    for (Size size : LABEL_SIZES) {
      nothingOverlaps(label, size);
    }
  }

  @Property(tries = 60)
  void onAnyPriceTagNothingOverlapsAndNothingLeaves(@ForAll("labels") ProductLabel label) {
    nothingOverlaps(Samples.tagFor(label), new Size(90, 38));
    nothingOverlaps(Samples.tagFor(label), new Size(70, 36));
  }

  @Property(tries = 60)
  void onAnyBadgeNothingOverlapsAndNothingLeaves(
      @ForAll("texts") String visitor, @ForAll("texts") String line) {
    nothingOverlaps(Samples.badge("·" + visitor, line), new Size(90, 130));
    nothingOverlaps(Samples.badge("·" + visitor, line), new Size(70, 100));
  }

  @Test
  void paperTooSmallForALabelOrATagIsRefused() {
    assertThatThrownBy(() -> draw(Samples.oranges(), new Size(49, 30)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 50 × 30 mm");
    assertThatThrownBy(() -> draw(Samples.tagFor(Samples.oranges()), new Size(69, 38)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 70 × 36 mm");
  }

  @Test
  void aPayloadThatWouldNotScanIsRefused() {
    Badge badge = new Badge("展会", "张三", null, "1", "x".repeat(2_900), "", "");
    assertThatThrownBy(() -> draw(badge, new Size(90, 130)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void captionsExistInBothLanguagesAndOtherLanguagesGetChinese() {
    var chinese = bundle(Locale.ROOT).keySet();
    assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(chinese);
    for (String key : chinese) {
      assertThat(Wording.in(Locale.ENGLISH).of(key, "x")).isNotBlank().isASCII();
    }
    assertThat(Wording.in(Locale.FRENCH).of("product.origin")).isEqualTo("产地");
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "cn.jiuxiao.printing.wording",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  private static InkRecorder draw(Printable item, Size size) {
    InkRecorder ink = new InkRecorder();
    Layout.of(item, Wording.in(Locale.SIMPLIFIED_CHINESE)).draw(ink, Box.of(size));
    return ink;
  }

  private static void nothingOverlaps(Printable item, Size size) {
    InkRecorder ink = draw(item, size);
    Rectangle2D paper = new Rectangle2D.Double(0, 0, size.widthMm(), size.heightMm());
    List<InkRecorder.Ink> all = new ArrayList<>(ink.texts);
    all.addAll(ink.codes);
    all.removeIf(each -> each.bounds().isEmpty());
    assertThat(ink.codes).isNotEmpty();
    for (InkRecorder.Ink each : all) {
      assertThat(paper.contains(each.bounds())).as("%s leaves %s", each, size).isTrue();
    }
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (!all.get(i).what().equals("bar") || !all.get(j).what().equals("bar")) {
          assertThat(shrunk(all.get(i).bounds()).intersects(shrunk(all.get(j).bounds())))
              .as("%s on %s, %s", all.get(i), all.get(j), size)
              .isFalse();
        }
      }
    }
  }

  /** By a tenth of a printer's dot. */
  private static Rectangle2D shrunk(Rectangle2D bounds) {
    return new Rectangle2D.Double(
        bounds.getX() + 0.0125,
        bounds.getY() + 0.0125,
        bounds.getWidth() - 0.025,
        bounds.getHeight() - 0.025);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(50),
        Arbitraries.strings().withChars("Mgjf 0·，（）Ậç").ofMaxLength(70),
        Arbitraries.strings().ofMaxLength(30));
  }

  @Provide
  Arbitrary<ProductLabel> labels() {
    return Combinators.combine(
            texts(),
            texts().injectNull(0.2),
            texts().injectNull(0.2),
            texts().injectNull(0.2),
            Arbitraries.longs().between(0, 9_999_999_999L).injectNull(0.1),
            texts(),
            texts().list().ofMaxSize(4),
            Arbitraries.of(Samples.GTIN, new Ean13("0036000291452")).injectNull(0.4))
        .as(
            (name, specification, vendor, origin, price, unit, words, barcode) ->
                new ProductLabel(
                    "·" + name,
                    specification,
                    vendor,
                    origin,
                    price,
                    "·" + unit,
                    words,
                    barcode,
                    Samples.TRACE));
  }
}
