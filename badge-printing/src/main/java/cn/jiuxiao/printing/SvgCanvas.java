package cn.jiuxiao.printing;

import java.awt.geom.PathIterator;
import java.util.Locale;

/**
 * Draws into an SVG document. Letters are outlines, so that a page shows exactly what was fitted,
 * whatever fonts the reader has; what it says stands in the title, for screen readers.
 */
final class SvgCanvas implements Canvas {

  private static final int SCREEN_GRID = 8;

  private final StringBuilder svg = new StringBuilder();

  SvgCanvas(Size size, String title) {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$smm" height="%2$smm" viewBox="0 0 %1$s %2$s" role="img">\
            <title>%3$s</title>""",
            number(size.widthMm()),
            number(size.heightMm()),
            escape(title)));
    rectangle(Box.of(size), Colour.WHITE);
  }

  @Override
  public int dotsPerMm() {
    return SCREEN_GRID;
  }

  @Override
  public void rectangle(Box box, Colour colour) {
    svg.append("<path fill=\"")
        .append(hex(colour))
        .append("\" d=\"M")
        .append(number(box.x()))
        .append(' ')
        .append(number(box.y()))
        .append('h')
        .append(number(box.width()))
        .append('v')
        .append(number(box.height()))
        .append('H')
        .append(number(box.x()))
        .append("z\"/>");
  }

  @Override
  public void outline(Outline outline, double x, double y, double moduleMm, Colour colour) {
    svg.append("<path shape-rendering=\"crispEdges\" fill=\"")
        .append(hex(colour))
        .append("\" transform=\"translate(")
        .append(number(x))
        .append(' ')
        .append(number(y))
        .append(")scale(")
        .append(number(moduleMm))
        .append(")\" d=\"")
        .append(outline.svgPath(0, 0))
        .append("\"/>");
  }

  @Override
  public void text(
      Typeface face, String text, double x, double baseline, double sizeMm, Colour colour) {
    double scale = sizeMm / Typeface.UNITS_PER_EM;
    svg.append("<path fill=\"")
        .append(hex(colour))
        .append("\" transform=\"translate(")
        .append(number(x))
        .append(' ')
        .append(number(baseline))
        .append(")scale(")
        .append(number(scale))
        .append(' ')
        .append(number(-scale))
        .append(")\" d=\"");
    int pen = 0;
    for (int codePoint : text.codePoints().toArray()) {
      Typeface.Glyph glyph = face.glyph(codePoint);
      glyph(face.path(glyph).getPathIterator(null), pen);
      pen += glyph.advance();
    }
    svg.append("\"/>");
  }

  String finish() {
    return svg.append("</svg>").toString();
  }

  /** Relative steps in whole font units, the shortest way to write them. */
  private void glyph(PathIterator path, int pen) {
    double[] at = new double[6];
    long x = 0;
    long y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      int points =
          switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            default -> 0;
          };
      boolean move = kind == PathIterator.SEG_MOVETO;
      svg.append(move ? 'M' : points == 1 ? 'l' : points == 2 ? 'q' : points == 3 ? 'c' : 'z');
      for (int i = 0; i < points; i++) {
        long nextX = Math.round(at[2 * i]) + pen;
        long nextY = Math.round(at[2 * i + 1]);
        svg.append(i == 0 ? "" : " ")
            .append(move ? nextX : nextX - x)
            .append(' ')
            .append(move ? nextY : nextY - y);
        if (i == points - 1) {
          x = nextX;
          y = nextY;
        }
      }
    }
  }

  private static String hex(Colour colour) {
    return String.format(Locale.ROOT, "#%06x", colour.rgb);
  }

  /** At most five decimals, no exponent, no trailing zeros. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.5f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int codePoint : PrintableText.of(text).text().codePoints().toArray()) {
      switch (codePoint) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(codePoint);
      }
    }
    return escaped.toString();
  }
}
