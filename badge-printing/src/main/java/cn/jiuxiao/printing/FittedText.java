package cn.jiuxiao.printing;

import java.util.List;

/**
 * Text in the size and the lines in which it stands inside its box, whatever its length: shrunk,
 * then wrapped, then shortened with an ellipsis; no ink leaves the box and no line touches the
 * next.
 *
 * @param box where it stands
 * @param sizeMm the em; never larger than the style's largest, and smaller than its smallest only
 *     if the box is too low or too narrow for that
 * @param shortened whether text is missing at the end
 */
record FittedText(TextStyle style, Box box, double sizeMm, List<Line> lines, boolean shortened) {

  /** From baseline to baseline, on top of what the lines themselves take, in ems. */
  private static final double LEADING_EM = 0.12;

  private static final double STEP = 0.96;

  static FittedText of(String text, TextStyle style, Box box) {
    LineBreaks breaks = LineBreaks.of(PrintableText.of(text).text(), style);
    Line whole = Line.of(breaks.text(), style.face());
    for (double size = style.maxMm(); size > style.minMm(); size *= STEP) {
      int allowed = size >= style.oneLineMm() ? 1 : style.maxLines();
      if (allowed == 1 && whole.width() * size > box.width()) {
        continue;
      }
      List<Line> lines = breaks.wrap(box.width() / size);
      if (lines.size() <= allowed && fits(lines, size, box)) {
        return new FittedText(style, box, size, evenly(breaks, lines, size, box), false);
      }
    }
    return atSmallest(breaks, style, box);
  }

  void draw(Canvas canvas) {
    draw(canvas, box.y() + style.down().share * (box.height() - heightEm(lines) * sizeMm));
  }

  /** Draws it with its last line on this baseline rather than where the style says. */
  void drawOn(Canvas canvas, double baseline) {
    double descent = lines.isEmpty() ? 0 : lines.getLast().descent();
    draw(canvas, baseline - (heightEm(lines) - descent) * sizeMm);
  }

  private void draw(Canvas canvas, double upperEdge) {
    double top = upperEdge;
    for (Line line : lines) {
      double x = box.x() + style.across().share * (box.width() - line.width() * sizeMm);
      canvas.text(
          style.face(),
          line.text(),
          x + line.left() * sizeMm,
          top + line.ascent() * sizeMm,
          sizeMm,
          style.colour());
      top += (line.height() + LEADING_EM) * sizeMm;
    }
  }

  private static FittedText atSmallest(LineBreaks breaks, TextStyle style, Box box) {
    double size = style.minMm();
    for (int count = style.maxLines(); count >= 1; count--) {
      List<Line> lines = breaks.shorten(box.width() / size, count);
      if (fits(lines, size, box)) {
        boolean shortened = breaks.wrap(box.width() / size).size() > count;
        return new FittedText(
            style, box, size, shortened ? lines : evenly(breaks, lines, size, box), shortened);
      }
    }
    // The box is lower or narrower than one smallest line: smaller than that rather than over the
    // edge.
    Line line = Line.of(breaks.text(), style.face());
    double smaller =
        Math.min(box.height() / line.height(), box.width() / Math.max(line.width(), 1e-9));
    return new FittedText(style, box, Math.max(0, Math.min(size, smaller)), List.of(line), false);
  }

  private static List<Line> evenly(LineBreaks breaks, List<Line> lines, double size, Box box) {
    List<Line> even = breaks.wrapEvenly(box.width() / size);
    return fits(even, size, box) ? even : lines;
  }

  private static boolean fits(List<Line> lines, double size, Box box) {
    return heightEm(lines) * size <= box.height()
        && lines.stream().allMatch(line -> line.width() * size <= box.width() + 1e-9);
  }

  private static double heightEm(List<Line> lines) {
    return lines.stream().mapToDouble(Line::height).sum()
        + LEADING_EM * Math.max(0, lines.size() - 1);
  }
}
