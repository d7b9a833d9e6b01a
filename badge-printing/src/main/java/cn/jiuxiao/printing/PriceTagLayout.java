package cn.jiuxiao.printing;

import cn.jiuxiao.printing.TextStyle.Align;

/**
 * A price tag, at least 70 × 36 mm: the name across, below it the price as large as it goes, the
 * facts and the QR code, and at the bottom the words on eligibility, beside a barcode if there is
 * one.
 */
record PriceTagLayout(PriceTag tag, Wording wording) implements Layout {

  private static final Size LEAST = new Size(70, 36);
  private static final double GAP_MM = 1;
  private static final double MARGIN_MM = 2.5;
  private static final double CAPTION_MM = 2.6;
  private static final double SCAN_HINT_MM = 2.6;

  @Override
  public void draw(Canvas canvas, Box box) {
    if (box.width() < LEAST.widthMm() || box.height() < LEAST.heightMm()) {
      throw new IllegalArgumentException("a price tag needs at least 70 × 36 mm");
    }
    double band = 0.26 * box.height();
    canvas.rectangle(box.top(band), Colour.ACCENT);
    FittedText.of(
            tag.name(),
            TextStyle.of(Typeface.BOLD, 0.6 * band, 2.6, 2)
                .in(Colour.WHITE)
                .aligned(Align.START, Align.MIDDLE),
            new Box(box.x() + 2.5, box.y() + 0.6, box.width() - 5, band - 1.2))
        .draw(canvas);
    below(
        new Facts(canvas, wording),
        new Codes(canvas),
        new Box(
            box.x() + MARGIN_MM,
            box.y() + band + GAP_MM,
            box.width() - 2 * MARGIN_MM,
            box.height() - band - GAP_MM - 1.5));
  }

  /**
   * Price, facts and QR code side by side; the words below them, beside a barcode if there is one.
   */
  private void below(Facts facts, Codes codes, Box rest) {
    double low = 0.36 * rest.height();
    Ean13 barcode = tag.barcode();
    double barcodeWidth = barcode == null ? 0 : codes.barcodeWidth(rest.width() / 2);
    double side = rest.height() - SCAN_HINT_MM;
    double wordsWidth = rest.width() - side - GAP_MM;
    if (barcode != null && barcodeWidth > 0) {
      codes.barcode(barcode, rest.bottom(low).right(barcodeWidth));
      side = rest.height() - low - GAP_MM / 2;
      wordsWidth = rest.width() - barcodeWidth - GAP_MM;
    } else {
      facts.scanHint(rest.right(side).bottom(SCAN_HINT_MM));
    }
    codes.qr(tag.qrPayload(), rest.right(side).top(side));
    facts.eligibility(tag.eligibility(), 3.2, rest.bottom(low).left(wordsWidth));
    Box upper = rest.above(low + GAP_MM).left(rest.width() - side - GAP_MM);
    price(facts, upper.left(0.54 * upper.width()));
    facts.rows(tag.specification(), tag.origin(), tag.vendor(), upper.right(0.44 * upper.width()));
  }

  private void price(Facts facts, Box box) {
    double caption = 1.2 * CAPTION_MM;
    facts.caption("tag.price", CAPTION_MM, box.top(caption));
    facts.price(tag.priceFen(), tag.salesUnit(), 12, box.below(caption));
  }
}
