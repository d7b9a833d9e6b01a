package cn.jiuxiao.printing;

import cn.jiuxiao.printing.Typeface.Glyph;

/**
 * A line of text and the space it takes: what its advances and its ink cover together, in ems.
 *
 * @param left how far it reaches left of its origin (0 or more)
 * @param right how far it reaches right of its origin
 * @param ascent above the baseline, at least {@value #LEAST_ASCENT}
 * @param descent below the baseline, at least {@value #LEAST_DESCENT}
 */
record Line(String text, double left, double right, double ascent, double descent) {

  /** The ideographic box of Noto Sans SC reaches from -0.12 to 0.88; Latin descenders to -0.21. */
  private static final double LEAST_ASCENT = 0.88;

  private static final double LEAST_DESCENT = 0.22;

  static Line of(String text, Typeface face) {
    int pen = 0;
    int left = 0;
    int right = 0;
    int ascent = 0;
    int descent = 0;
    for (int codePoint : text.codePoints().toArray()) {
      Glyph glyph = face.glyph(codePoint);
      left = Math.min(left, pen + glyph.left());
      right = Math.max(right, pen + Math.max(glyph.right(), glyph.advance()));
      ascent = Math.max(ascent, glyph.ascent());
      descent = Math.min(descent, glyph.descent());
      pen += glyph.advance();
    }
    double em = Typeface.UNITS_PER_EM;
    return new Line(
        text,
        -left / em,
        right / em,
        Math.max(LEAST_ASCENT, ascent / em),
        Math.max(LEAST_DESCENT, -descent / em));
  }

  double width() {
    return left + right;
  }

  double height() {
    return ascent + descent;
  }
}
