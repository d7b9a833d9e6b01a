package cn.jiuxiao.printing;

import cn.jiuxiao.printing.TextStyle.Align;

/**
 * A badge, drawn for 90 × 130 mm and scaled to other sizes: the fair on a coloured band (its upper
 * 10 mm stay free for the hole of a lanyard), the name as large as it goes, the code in the middle.
 */
record BadgeLayout(Badge badge, Wording wording) implements Layout {

  private static final Size DRAWN_FOR = new Size(90, 130);

  @Override
  public void draw(Canvas canvas, Box box) {
    double unit = Math.min(box.width() / DRAWN_FOR.widthMm(), box.height() / DRAWN_FOR.heightMm());
    Box inner = new Box(box.x() + 6 * unit, box.y(), box.width() - 12 * unit, box.height());
    canvas.rectangle(box.top(37 * unit), Colour.ACCENT);
    canvas.rectangle(box.bottom(4 * unit), Colour.ACCENT);
    fair(canvas, inner, unit);
    TextStyle name = TextStyle.of(Typeface.BOLD, 15 * unit, 5 * unit, 2).inParts();
    FittedText.of(
            badge.visitor(),
            name.aligned(Align.MIDDLE, Align.MIDDLE),
            inner.below(40 * unit).top(22 * unit))
        .draw(canvas);
    if (badge.line() != null) {
      centred(
          canvas,
          badge.line(),
          Typeface.REGULAR,
          5.6 * unit,
          3.2 * unit,
          2,
          inner.below(62.5 * unit).top(11 * unit));
    }
    Box code = inner.below(74 * unit).above(13 * unit);
    new Codes(canvas).qr(badge.qrPayload(), code);
    centred(
        canvas,
        wording.of("badge.number") + " " + badge.number(),
        Typeface.BOLD,
        4.6 * unit,
        2.4 * unit,
        1,
        inner.bottom(12.5 * unit).top(6.5 * unit));
  }

  private void fair(Canvas canvas, Box inner, double unit) {
    TextStyle white = TextStyle.of(Typeface.BOLD, 8 * unit, 3.6 * unit, 2).in(Colour.WHITE);
    FittedText.of(
            badge.fair(),
            white.aligned(Align.MIDDLE, Align.MIDDLE),
            inner.below(10 * unit).top(17 * unit))
        .draw(canvas);
    TextStyle small = TextStyle.of(Typeface.REGULAR, 3.6 * unit, 2.4 * unit, 2).in(Colour.WHITE);
    String when =
        badge.days().isBlank() || badge.venue().isBlank()
            ? badge.days() + badge.venue()
            : badge.days() + " · " + badge.venue();
    FittedText.of(
            when, small.aligned(Align.MIDDLE, Align.MIDDLE), inner.below(27.5 * unit).top(8 * unit))
        .draw(canvas);
  }

  private static void centred(
      Canvas canvas, String text, Typeface face, double max, double min, int lines, Box box) {
    TextStyle style = TextStyle.of(face, max, min, lines).aligned(Align.MIDDLE, Align.MIDDLE);
    FittedText.of(text, style, box).draw(canvas);
  }
}
