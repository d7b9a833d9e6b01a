package cn.jiuxiao.printing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * A PDF on its way: places are filled one after the other, what is drawn waits in a temporary file,
 * and memory grows only by the few objects that name a page. It holds neither a date nor anything
 * random, so that the same items give the same bytes.
 */
final class PdfDocument implements AutoCloseable {

  private static final double MARK_LENGTH_MM = 5;
  private static final double MARK_GAP_MM = 2;
  private static final double MARK_WIDTH_MM = 0.1;

  private final PrintJob job;
  private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
  private final PdfFonts fonts = new PdfFonts(document);
  private final PDResources resources = new PDResources();
  private @Nullable PDPageContentStream sheet;
  private int place;
  private long digest;

  PdfDocument(PrintJob job, Locale language) {
    this.job = job;
    place = job.firstPlace() - 1;
    document.setVersion(1.7f);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(PrintableText.of(job.title()).text());
    information.setProducer("Jiuxiao");
    document.setDocumentInformation(information);
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(language.toLanguageTag());
    PDViewerPreferences preferences = new PDViewerPreferences(catalog.getCOSObject());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
  }

  /** Fills the next place. */
  void add(Printable item, Layout layout) throws IOException {
    Box where = job.stock().place(place);
    try (PdfCanvas canvas =
        new PdfCanvas(sheet(), fonts, where.x(), job.stock().page().heightMm() - where.y())) {
      layout.draw(canvas, new Box(0, 0, where.width(), where.height()));
    }
    digest = 31 * digest + item.toString().hashCode();
    place++;
    if (place == job.stock().places()) {
      finishSheet();
    }
  }

  /**
   * Embeds the fonts and writes the whole document.
   *
   * @throws IllegalArgumentException if nothing was added: a PDF without pages cannot be opened
   */
  void write(OutputStream out) throws IOException {
    finishSheet();
    if (document.getNumberOfPages() == 0) {
      throw new IllegalArgumentException("there is nothing to print");
    }
    fonts.embed();
    document.setDocumentId(digest);
    // Not PDDocument.save: it would subset the fonts again, and its object streams hold all in
    // memory.
    new COSWriter(out, CompressParameters.NO_COMPRESSION).write(document);
  }

  @Override
  public void close() throws IOException {
    if (sheet != null) {
      sheet.close();
    }
    document.close();
  }

  private PDPageContentStream sheet() throws IOException {
    if (sheet == null) {
      Size size = job.stock().page();
      PDPage page =
          new PDPage(
              new PDRectangle(PdfCanvas.points(size.widthMm()), PdfCanvas.points(size.heightMm())));
      page.setResources(resources);
      document.addPage(page);
      sheet = new PDPageContentStream(document, page);
      if (job.stock().cropMarks()) {
        cropMarks(sheet);
      }
    }
    return sheet;
  }

  private void finishSheet() throws IOException {
    if (sheet != null) {
      sheet.close();
      sheet = null;
      place = 0;
    }
  }

  /** Short lines in the margins, at every edge of a place. */
  private void cropMarks(PDPageContentStream content) throws IOException {
    Stock stock = job.stock();
    TreeSet<Double> across = new TreeSet<>();
    TreeSet<Double> down = new TreeSet<>();
    for (int i = 0; i < stock.places(); i++) {
      Box box = stock.place(i);
      across.add(box.x());
      across.add(box.right());
      down.add(box.y());
      down.add(box.bottom());
    }
    double half = MARK_WIDTH_MM / 2;
    try (PdfCanvas page = new PdfCanvas(content, fonts, 0, stock.page().heightMm())) {
      for (double x : across) {
        mark(page, x - half, down.first() - MARK_GAP_MM - MARK_LENGTH_MM, true);
        mark(page, x - half, down.last() + MARK_GAP_MM, true);
      }
      for (double y : down) {
        mark(page, across.first() - MARK_GAP_MM - MARK_LENGTH_MM, y - half, false);
        mark(page, across.last() + MARK_GAP_MM, y - half, false);
      }
    }
  }

  private static void mark(PdfCanvas page, double x, double y, boolean upright) {
    double width = upright ? MARK_WIDTH_MM : MARK_LENGTH_MM;
    double height = upright ? MARK_LENGTH_MM : MARK_WIDTH_MM;
    page.rectangle(new Box(x, y, width, height), Colour.BLACK);
  }
}
