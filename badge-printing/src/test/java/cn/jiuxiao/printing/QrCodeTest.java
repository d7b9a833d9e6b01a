package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.printing.QrCode.Correction;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.qrcode.decoder.Decoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final String TRACE = "https://jiuxiao.example.cn/01/06901234567892?v=1";

  @Test
  void aPictureOfTheCodeReadsBackAsItsPayload() {
    assertThat(Scanner.read(QrCode.of(TRACE).png(4), BarcodeFormat.QR_CODE)).isEqualTo(TRACE);
  }

  @Test
  void theQuietZoneIsFourLightModulesOnEverySide() {
    QrCode code = QrCode.of(TRACE);
    BufferedImage picture = Scanner.picture(code.png(3));
    int side = (code.sizeModules() + 8) * 3;
    assertThat(picture.getWidth()).isEqualTo(side);
    assertThat(picture.getHeight()).isEqualTo(side);
    for (int along = 0; along < side; along++) {
      for (int edge = 0; edge < 12; edge++) {
        assertThat(picture.getRGB(along, edge)).isEqualTo(0xFFFFFFFF);
        assertThat(picture.getRGB(along, side - 1 - edge)).isEqualTo(0xFFFFFFFF);
        assertThat(picture.getRGB(edge, along)).isEqualTo(0xFFFFFFFF);
        assertThat(picture.getRGB(side - 1 - edge, along)).isEqualTo(0xFFFFFFFF);
      }
    }
    assertThat(picture.getRGB(12, 12)).isEqualTo(0xFF000000);
  }

  @Property(tries = 100)
  void everyPayloadAndCorrectionDecodesBack(
      @ForAll("payloads") String payload, @ForAll Correction correction)
      throws ChecksumException, FormatException {
    QrCode code = QrCode.of(payload, correction);
    var decoded = new Decoder().decode(code.matrix());
    assertThat(decoded.getText()).isEqualTo(payload);
    assertThat(decoded.getECLevel()).isEqualTo(correction.name().substring(0, 1));
  }

  @Property(tries = 30)
  void thePathInTheSvgCoversExactlyTheDarkModules(@ForAll("payloads") String payload) {
    QrCode code = QrCode.of(payload);
    int side = code.sizeModules() + 2 * QrCode.QUIET_ZONE_MODULES;
    BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fill(pathOf(code.svg(), "#000"));
    graphics.dispose();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int column = x - QrCode.QUIET_ZONE_MODULES;
        int row = y - QrCode.QUIET_ZONE_MODULES;
        boolean inside = Math.min(column, row) >= 0 && Math.max(column, row) < code.sizeModules();
        assertThat(drawn.getRGB(x, y) == 0xFFFFFFFF).isEqualTo(inside && code.isDark(column, row));
      }
    }
  }

  @Test
  void theSvgIsOneDarkPathOnWhiteWithoutStyleAttributes() {
    String svg = QrCode.of(TRACE).svg();
    assertThat(svg).containsOnlyOnce("fill=\"#000\"").containsOnlyOnce("fill=\"#fff\"");
    assertThat(svg).doesNotContain("style=").hasSizeLessThan(5_000);
  }

  @Test
  void anEmptyOrTooLongPayloadIsRefused() {
    assertThatThrownBy(() -> QrCode.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThat(QrCode.of("a".repeat(1_273), Correction.HIGH).sizeModules()).isEqualTo(177);
    assertThatThrownBy(() -> QrCode.of("a".repeat(1_274), Correction.HIGH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1274 characters do not fit");
    assertThatThrownBy(() -> QrCode.of(TRACE).png(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCopyOfTheBitsCannotSpoilTheCode() {
    QrCode code = QrCode.of(TRACE);
    code.matrix().clear();
    assertThat(code.isDark(0, 0)).isTrue();
  }

  @Provide
  Arbitrary<String> payloads() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(200),
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(100),
        Arbitraries.strings()
            .withCharRange('一', '龥')
            .withChars("Aé0 湘")
            .ofMinLength(1)
            .ofMaxLength(60),
        Arbitraries.strings()
            .numeric()
            .ofMinLength(14)
            .ofMaxLength(14)
            .map(gtin -> "https://jiuxiao.example.cn/01/" + gtin.toUpperCase(Locale.ROOT)));
  }

  private static Path2D pathOf(String svg, String fill) {
    Matcher data = Pattern.compile("fill=\"" + fill + "\" d=\"([^\"]*)\"").matcher(svg);
    assertThat(data.find()).isTrue();
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double x = 0;
    double y = 0;
    Matcher step = Pattern.compile("M(\\d+) (\\d+)|h(-?\\d+)|v(-?\\d+)|z").matcher(data.group(1));
    while (step.find()) {
      if (step.group(1) != null) {
        x = Integer.parseInt(step.group(1));
        y = Integer.parseInt(step.group(2));
        path.moveTo(x, y);
      } else if (step.group(3) != null) {
        x += Integer.parseInt(step.group(3));
        path.lineTo(x, y);
      } else if (step.group(4) != null) {
        y += Integer.parseInt(step.group(4));
        path.lineTo(x, y);
      } else {
        path.closePath();
      }
    }
    return path;
  }
}
