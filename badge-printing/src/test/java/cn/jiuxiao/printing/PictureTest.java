package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final Size BADGE = new Size(90, 130);
  private static final Size LABEL = new Size(60, 40);
  private static final Size TAG = new Size(90, 38);

  private final Press press = new Press(Locale.SIMPLIFIED_CHINESE);

  @Test
  void aPngScansAndKnowsItsPhysicalSize() throws IOException {
    byte[] png = press.png(Samples.oranges(), LABEL, Press.DPI_300);
    BufferedImage picture = Scanner.picture(png);
    assertThat(picture.getWidth()).isEqualTo(720);
    assertThat(picture.getHeight()).isEqualTo(480);
    assertThat(Scanner.read(picture, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
    assertThat(Scanner.read(picture, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
    var size =
        (org.w3c.dom.Element)
            ((org.w3c.dom.Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                .getElementsByTagName("pHYs")
                .item(0);
    assertThat(size.getAttribute("pixelsPerUnitXAxis")).isEqualTo("12000");
    assertThat(press.png(Samples.oranges(), LABEL, Press.DPI_300)).isEqualTo(png);
  }

  @Test
  void badgeAndPriceTagScanAsPngAt203Dpi() {
    assertThat(
            Scanner.read(press.png(Samples.badge(), BADGE, Press.DPI_203), BarcodeFormat.QR_CODE))
        .isEqualTo(Samples.PASS);
    byte[] tag = press.png(Samples.tagFor(Samples.oranges()), TAG, Press.DPI_203);
    assertThat(Scanner.read(tag, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
    assertThat(Scanner.read(tag, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
  }

  @Test
  void everyBarIsAsManyWholeDotsWideAsItShouldBe() {
    BufferedImage picture = Scanner.picture(press.png(Samples.oranges(), LABEL, Press.DPI_203));
    boolean[] modules = Samples.GTIN.modules();
    int row = 36 * 8 - 40;
    int left = 0;
    while (!guardStartsAt(picture, left, row)) {
      left++;
    }
    for (int dot = 0; dot < 3 * modules.length; dot++) {
      int expected = modules[dot / 3] ? 0xFF000000 : 0xFFFFFFFF;
      assertThat(picture.getRGB(left + dot, row)).as("dot %d", dot).isEqualTo(expected);
    }
  }

  @Test
  void theSvgShowsWhatThePngShows() throws Exception {
    for (Printable item : List.of(Samples.badge("阿·Åse 😀", "<b>&\"'"), Samples.oranges())) {
      Size size = item instanceof Badge ? BADGE : LABEL;
      String svg = press.svg(item, size);
      assertThat(svg).doesNotContain("style=").doesNotContain("<text").doesNotContain("<b>");
      SvgPainter painted = SvgPainter.paint(svg, size, Press.DPI_203);
      BufferedImage png = Scanner.picture(press.png(item, size, Press.DPI_203));
      assertThat(painted.title()).isEqualTo(PrintableText.of(item.title()).text());
      assertThat(Scanner.read(painted.picture(), BarcodeFormat.QR_CODE)).isNotBlank();
      assertThat(differing(painted.picture(), png)).isLessThan(0.001);
      assertThat(press.svg(item, size)).isEqualTo(svg);
    }
    assertThat(press.svg(Samples.badge(), BADGE)).hasSizeLessThan(45_000);
  }

  @Test
  void zplIsThePictureInDotsAndScans() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    press.zpl(
        List.of(new Copies(Samples.longTea(), 3), Copies.one(Samples.curedMeat())).iterator(),
        LABEL,
        Press.DPI_203,
        out);
    List<String> labels = out.toString(StandardCharsets.US_ASCII).lines().toList();
    assertThat(labels).hasSize(2);
    assertThat(labels.getFirst())
        .startsWith("^XA^PW480^LL320^LH0,0^FO0,0^GFA,19200,19200,60,")
        .endsWith("^FS^PQ3^XZ")
        .hasSizeLessThan(16_000);
    BufferedImage paper = ZplPrinter.print(labels.getFirst());
    assertThat(Scanner.read(paper, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
    assertThat(Scanner.read(paper, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
    try (PixelCanvas canvas = new PixelCanvas(LABEL, Press.DPI_203)) {
      Layout.of(Samples.longTea(), Wording.in(Locale.CHINA)).draw(canvas, Box.of(LABEL));
      var ink = canvas.ink();
      for (int y = 0; y < 320; y++) {
        for (int x = 0; x < 480; x++) {
          assertThat(paper.getRGB(x, y) == 0xFF000000).isEqualTo(ink.get(x, y));
        }
      }
    }
  }

  @Test
  void aResolutionNoPrinterHasIsRefused() {
    assertThatThrownBy(() -> press.png(Samples.oranges(), LABEL, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 to 24 dots a millimetre, not 300");
  }

  private static boolean guardStartsAt(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) == 0xFF000000 && x > 140;
  }

  /** The share of pixels that differ by more than a shade. */
  private static double differing(BufferedImage one, BufferedImage other) {
    int differing = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (Math.abs((one.getRGB(x, y) & 0xFF) - (other.getRGB(x, y) & 0xFF)) > 64) {
          differing++;
        }
      }
    }
    return (double) differing / (one.getWidth() * one.getHeight());
  }
}
