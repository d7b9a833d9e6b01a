package cn.jiuxiao.printing;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/** Draws one place of a PDF page. */
final class PdfCanvas implements Canvas, AutoCloseable {

  static final double POINTS_PER_MM = 72 / 25.4;

  /** 203 dpi, the coarsest printers our labels meet. */
  private static final int PRINTER_GRID = 8;

  private final PDPageContentStream content;
  private final PdfFonts fonts;

  /**
   * @param left of the place on the page, in mm
   * @param up from the page's lower edge to the place's upper edge, in mm
   */
  PdfCanvas(PDPageContentStream content, PdfFonts fonts, double left, double up)
      throws IOException {
    this.content = content;
    this.fonts = fonts;
    // Copies of a label differ only in this line, so that compression finds them again.
    content.saveGraphicsState();
    content.transform(Matrix.getTranslateInstance(points(left), points(up)));
  }

  @Override
  public int dotsPerMm() {
    return PRINTER_GRID;
  }

  @Override
  public void rectangle(Box box, Colour colour) {
    attempt(
        () -> {
          content.setNonStrokingColor(new Color(colour.rgb));
          content.addRect(
              points(box.x()), points(-box.bottom()), points(box.width()), points(box.height()));
          content.fill();
        });
  }

  @Override
  public void outline(Outline outline, double x, double y, double moduleMm, Colour colour) {
    attempt(
        () -> {
          content.setNonStrokingColor(new Color(colour.rgb));
          for (List<Outline.Corner> loop : outline.loops()) {
            for (int i = 0; i < loop.size(); i++) {
              float cornerX = points(x + loop.get(i).x() * moduleMm);
              float cornerY = points(-y - loop.get(i).y() * moduleMm);
              if (i == 0) {
                content.moveTo(cornerX, cornerY);
              } else {
                content.lineTo(cornerX, cornerY);
              }
            }
            content.closePath();
          }
          content.fill();
        });
  }

  @Override
  public void text(
      Typeface face, String text, double x, double baseline, double sizeMm, Colour colour) {
    if (text.isEmpty()) {
      return;
    }
    attempt(
        () -> {
          content.beginText();
          content.setNonStrokingColor(new Color(colour.rgb));
          content.setFont(fonts.showing(face, text), points(sizeMm));
          content.newLineAtOffset(points(x), points(-baseline));
          content.showText(text);
          content.endText();
        });
  }

  @Override
  public void close() throws IOException {
    content.restoreGraphicsState();
  }

  static float points(double mm) {
    return (float) (mm * POINTS_PER_MM);
  }

  private interface Drawing {
    void run() throws IOException;
  }

  private static void attempt(Drawing drawing) {
    try {
      drawing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
