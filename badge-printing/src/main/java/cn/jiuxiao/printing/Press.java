package cn.jiuxiao.printing;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Turns badges, labels and price tags into bytes. The same items always give the same bytes:
 * nothing written holds a date or a random number. Text is fitted (shrunk, wrapped, shortened with
 * an ellipsis) and never leaves its place; characters without a glyph print as □, see {@link
 * PrintableText}. Stateless and safe for many threads.
 *
 * <p>All methods throw {@link IllegalArgumentException} for what cannot be printed legibly: a QR
 * payload too long for its place, or paper too small for the item.
 */
public final class Press {

  /** Dots to the millimetre of the printers there are: 203, 300 and 600 dpi. */
  public static final int DPI_203 = 8;

  public static final int DPI_300 = 12;

  public static final int DPI_600 = 24;

  private final Wording wording;

  /**
   * @param language of captions and document; Chinese captions where we have none in it
   */
  public Press(Locale language) {
    wording = Wording.in(language);
  }

  /**
   * Writes a PDF. Items are taken one by one and drawn into a temporary file, so that thousands
   * need little memory; bytes are written at the end. The stream is flushed, not closed.
   *
   * @throws IllegalArgumentException also if there are no items
   * @throws IOException if the stream or the temporary file fails
   */
  public void pdf(PrintJob job, Iterator<Copies> items, OutputStream out) throws IOException {
    try (PdfDocument document = new PdfDocument(job, wording.language())) {
      while (items.hasNext()) {
        Copies copies = items.next();
        Layout layout = Layout.of(copies.item(), wording);
        for (int i = 0; i < copies.count(); i++) {
          document.add(copies.item(), layout);
        }
      }
      document.write(out);
    }
    out.flush();
  }

  /** A PDF of one item on one page of its own size, in memory. */
  public byte[] pdf(Printable item, Size size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      pdf(PrintJob.of(item.title(), Stock.roll(size)), List.of(Copies.one(item)).iterator(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A picture in its true size.
   *
   * @param dotsPerMm 4 to 24, such as {@link #DPI_300}
   */
  public byte[] png(Printable item, Size size, int dotsPerMm) {
    try (PixelCanvas canvas = drawn(item, size, dotsPerMm)) {
      return Png.encode(canvas.image(), dotsPerMm);
    }
  }

  /**
   * A complete SVG document, for a page: letters are outlines, there are no style attributes (a
   * strict CSP lets it stand inline) and the title says what it is.
   */
  public String svg(Printable item, Size size) {
    SvgCanvas canvas = new SvgCanvas(size, item.title());
    Layout.of(item, wording).draw(canvas, Box.of(size));
    return canvas.finish();
  }

  /**
   * Writes ZPL II for label printers, one format for each item, in ASCII; bytes go out as items
   * come. The stream is flushed, not closed.
   *
   * @param dotsPerMm of the printer: {@link #DPI_203}, {@link #DPI_300} or {@link #DPI_600}
   * @throws IOException if the stream fails
   */
  public void zpl(Iterator<Copies> items, Size size, int dotsPerMm, OutputStream out)
      throws IOException {
    while (items.hasNext()) {
      Copies copies = items.next();
      out.write(
          Zpl.label(ink(copies.item(), size, dotsPerMm), copies.count())
              .getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  private BitMatrix ink(Printable item, Size size, int dotsPerMm) {
    try (PixelCanvas canvas = drawn(item, size, dotsPerMm)) {
      return canvas.ink();
    }
  }

  private PixelCanvas drawn(Printable item, Size size, int dotsPerMm) {
    if (dotsPerMm < 4 || dotsPerMm > 24) {
      throw new IllegalArgumentException("4 to 24 dots a millimetre, not " + dotsPerMm);
    }
    PixelCanvas canvas = new PixelCanvas(size, dotsPerMm);
    Layout.of(item, wording).draw(canvas, Box.of(size));
    return canvas;
  }
}
