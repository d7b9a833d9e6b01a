package cn.jiuxiao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {

  private static final Size BADGE = new Size(90, 130);
  private static final Size LABEL = new Size(60, 40);
  private static final Size TAG = new Size(90, 38);

  private final Press press = new Press(Locale.SIMPLIFIED_CHINESE);

  @Test
  void aBadgeIsOnePageOfItsSizeThatReadsAndScans() throws IOException {
    try (PDDocument document = Loader.loadPDF(press.pdf(Samples.badge(), BADGE))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isBetween(89.99, 90.01);
      assertThat(document.getPage(0).getMediaBox().getHeight() / 72 * 25.4)
          .isBetween(129.99, 130.01);
      assertThat(text(document))
          .contains("欧阳石山", "石门县农业农村局", "编号 A-000123", "2026-10-17 – 10-19 · 常德国际会展中心 1 号馆");
      assertThat(Scanner.read(at203dpi(document, 0), BarcodeFormat.QR_CODE))
          .isEqualTo(Samples.PASS);
    }
  }

  @Test
  void aLabelReadsAndBothItsCodesScanAt203Dpi() throws IOException {
    for (ProductLabel label : List.of(Samples.oranges(), Samples.longTea())) {
      try (PDDocument document = Loader.loadPDF(press.pdf(label, LABEL))) {
        BufferedImage paper = at203dpi(document, 0);
        assertThat(Scanner.read(paper, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
        assertThat(Scanner.read(paper, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
      }
    }
    assertThat(text(press.pdf(Samples.oranges(), LABEL)))
        .contains("石门柑橘", "规格 5 kg 礼盒", "产地 石门县", "经营 石门县秀坪园艺场", "¥128.00 /盒")
        .contains("贫困村产品", "地理标志", "6 901234 567892");
  }

  @Test
  void aPriceTagReadsAndBothItsCodesScanAt203Dpi() throws IOException {
    try (PDDocument document = Loader.loadPDF(press.pdf(Samples.tagFor(Samples.longTea()), TAG))) {
      BufferedImage paper = at203dpi(document, 0);
      assertThat(Scanner.read(paper, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
      assertThat(Scanner.read(paper, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
      assertThat(text(document)).contains("零售价", "¥99999999.99");
    }
    assertThat(text(press.pdf(Samples.tagFor(Samples.curedMeat()), TAG)))
        .contains("散装腊肉", "¥45.50", "/千克", "扫码看来源");
  }

  @Test
  void copiedTextIsChineseAndNotLookalikeRadicals() throws IOException {
    // 石 and 山 share their glyphs with the radicals U+2F6F and U+2F2D, · shares its with •.
    String extracted = text(press.pdf(Samples.badge("石山·一人", "大小方文"), BADGE));
    assertThat(extracted).contains("石山·一人", "大小方文");
    assertThat(extracted.codePoints()).noneMatch(c -> c >= 0x2E80 && c <= 0x2FDF);
  }

  @Test
  void aSheetBeginsAtTheChosenPlaceAndGoesOnOnTheNext() throws IOException {
    byte[] pdf =
        run(
            new PrintJob("标签", Stock.LABELS_70_BY_37, 23),
            new Copies(Samples.oranges(), 2),
            new Copies(Samples.curedMeat(), 25));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      assertThat(times(text(document, 1), "石门柑橘")).isEqualTo(2);
      assertThat(times(text(document, 2), "散装腊肉")).isEqualTo(24);
      assertThat(times(text(document, 3), "散装腊肉")).isEqualTo(1);
      BufferedImage first = new PDFRenderer(document).renderImageWithDPI(0, 72);
      assertThat(inked(first, 0, 0, 595, 737)).as("places 1 to 21").isFalse();
      assertThat(inked(first, 0, 737, 198, 842)).as("place 22").isFalse();
      assertThat(inked(first, 199, 737, 396, 842)).as("place 23").isTrue();
      assertThat(inked(first, 397, 737, 595, 842)).as("place 24").isTrue();
    }
  }

  @Test
  void everyPlaceOfAnA4SheetScans() throws IOException {
    byte[] pdf = run(PrintJob.of("标签", Stock.LABELS_64_BY_34), new Copies(Samples.longTea(), 24));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(0, 300);
      for (int place : new int[] {0, 10, 23}) {
        BufferedImage label = cut(sheet, Stock.LABELS_64_BY_34.place(place));
        assertThat(Scanner.read(label, BarcodeFormat.QR_CODE)).isEqualTo(Samples.TRACE);
        assertThat(Scanner.read(label, BarcodeFormat.EAN_13)).isEqualTo("6901234567892");
      }
    }
  }

  @Test
  void badgesOnA4HaveCropMarksInTheMargins() throws IOException {
    byte[] pdf = run(PrintJob.of("胸卡", Stock.BADGES_ON_A4), new Copies(Samples.badge(), 5));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(1, 254);
      Box first = Stock.BADGES_ON_A4.place(0);
      int x = (int) Math.round(first.x() * 10);
      int y = (int) Math.round(first.y() * 10);
      assertThat(inked(sheet, x - 2, y - 60, x + 2, y - 30)).isTrue();
      assertThat(inked(sheet, x - 60, y - 2, x - 30, y + 2)).isTrue();
      assertThat(inked(sheet, x - 19, y - 19, x - 1, y - 1)).as("the corner itself").isFalse();
    }
  }

  @Test
  void theSameItemsGiveTheSameBytesAlsoFromManyThreads() throws IOException {
    byte[] first = sheetOfAll();
    List<byte[]> more = IntStream.range(0, 12).parallel().mapToObj(i -> sheetOfAll()).toList();
    assertThat(more).allSatisfy(other -> assertThat(Arrays.equals(first, other)).isTrue());
    assertThat(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("CreationDate", "ModDate");
    try (PDDocument document = Loader.loadPDF(first)) {
      assertThat(document.getDocument().getDocumentID()).hasSize(2);
    }
  }

  @Test
  void theDocumentSaysItsTitleAndLanguageAndBringsOnlyTheGlyphsItNeeds() throws IOException {
    byte[] pdf = press.pdf(Samples.badge(), BADGE);
    assertThat(pdf.length).isLessThan(20_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).contains("消费帮扶产品展销会 欧阳石山");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      var resources = document.getPage(0).getResources();
      for (COSName name : resources.getFontNames()) {
        PDFont font = resources.getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-.*");
      }
    }
  }

  @Test
  void namesNoFontKnowsStillPrint() throws IOException {
    assertThat(text(press.pdf(Samples.badge("王😀𠮷", "\uD83D"), BADGE))).contains("王□□");
  }

  @Test
  void hundredsOfLabelsAreDrawnOneByOne() throws IOException {
    var labels = Stream.generate(Samples::oranges).limit(300).map(Copies::one).iterator();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    press.pdf(PrintJob.of("标签", Stock.LABEL_60_BY_40), labels, out);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(300);
    }
  }

  @Test
  void nothingToPrintAndPlacesThatDoNotExistAreRefused() {
    assertThatThrownBy(
            () ->
                press.pdf(
                    PrintJob.of("空", Stock.BADGE),
                    Collections.emptyIterator(),
                    new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is nothing to print");
    assertThatThrownBy(() -> new PrintJob("", Stock.LABELS_70_BY_37, 25))
        .hasMessage("a sheet has places 1 to 24, not 25");
    assertThatThrownBy(() -> new Copies(Samples.badge(), 0)).hasMessageContaining("copies");
    assertThatThrownBy(() -> new Stock(Size.A4, new Size(80, 40), 3, 7, 0, 0, 80, 40, 0, false))
        .hasMessage("the labels of a sheet reach over its edge");
    assertThatThrownBy(() -> new Stock(Size.A4, new Size(80, 40), 2, 7, 0, 0, 70, 40, 0, false))
        .hasMessage("the labels of a sheet overlap");
  }

  private byte[] sheetOfAll() {
    try {
      return run(
          PrintJob.of("标签", Stock.TAGS_ON_A4),
          Copies.one(Samples.tagFor(Samples.longTea())),
          new Copies(Samples.tagFor(Samples.curedMeat()), 2),
          Copies.one(Samples.tagFor(Samples.oranges())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private byte[] run(PrintJob job, Copies... items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    press.pdf(job, List.of(items).iterator(), out);
    return out.toByteArray();
  }

  private static BufferedImage at203dpi(PDDocument document, int page) throws IOException {
    return new PDFRenderer(document).renderImageWithDPI(page, 203);
  }

  private static BufferedImage cut(BufferedImage sheet, Box box) {
    double dots = 300 / 25.4;
    return sheet.getSubimage(
        (int) (box.x() * dots),
        (int) (box.y() * dots),
        (int) (box.width() * dots),
        (int) (box.height() * dots));
  }

  private static boolean inked(BufferedImage picture, int left, int top, int right, int bottom) {
    return IntStream.range(top, Math.min(bottom, picture.getHeight()))
        .anyMatch(
            y ->
                IntStream.range(left, Math.min(right, picture.getWidth()))
                    .anyMatch(x -> (picture.getRGB(x, y) & 0xFF) < 0xC0));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return text(document);
    }
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document);
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }

  private static long times(String text, String part) {
    return text.lines()
        .filter(line -> line.strip().equals(part) || line.contains(part))
        .mapToLong(line -> line.split(part, -1).length - 1L)
        .sum();
  }
}
