package cn.jiuxiao.printing;

import cn.jiuxiao.printing.TextStyle.Align;

/**
 * A product label, at least 50 × 30 mm: the name across, facts and price to the left of the QR
 * code, and where the product has a GTIN its barcode below, beside the words on eligibility.
 */
record ProductLabelLayout(ProductLabel label, Wording wording) implements Layout {

  private static final Size LEAST = new Size(50, 30);
  private static final double GAP_MM = 0.8;

  /** What the words on eligibility need at least, beside the barcode. */
  private static final double WORDS_MM = 12.8;

  @Override
  public void draw(Canvas canvas, Box box) {
    if (box.width() < LEAST.widthMm() || box.height() < LEAST.heightMm()) {
      throw new IllegalArgumentException("a product label needs at least 50 × 30 mm");
    }
    Box inner = box.inset(1.8);
    double nameHeight = 0.24 * inner.height();
    FittedText.of(
            label.name(),
            TextStyle.of(Typeface.BOLD, 0.17 * inner.height(), 2.4, 2)
                .aligned(Align.START, Align.MIDDLE),
            inner.top(nameHeight))
        .draw(canvas);
    Box rest = inner.below(nameHeight + GAP_MM);
    Ean13 barcode = label.barcode();
    Codes codes = new Codes(canvas);
    double barcodeWidth = codes.barcodeWidth(inner.width() - WORDS_MM);
    if (barcode == null || barcodeWidth == 0) {
      withoutBarcode(canvas, rest);
    } else {
      double low = Math.min(11, 0.36 * rest.height());
      codes.barcode(barcode, rest.bottom(low).right(barcodeWidth));
      new Facts(canvas, wording)
          .eligibility(
              label.eligibility(),
              2.8,
              rest.bottom(low).left(rest.width() - barcodeWidth - GAP_MM));
      middle(canvas, rest.above(low + GAP_MM), 0);
    }
  }

  private void withoutBarcode(Canvas canvas, Box rest) {
    middle(canvas, rest, label.eligibility().isEmpty() ? 0 : 0.24 * rest.height());
  }

  /** Facts, words and price to the left, the code to the right. */
  private void middle(Canvas canvas, Box box, double wordsHeight) {
    Facts facts = new Facts(canvas, wording);
    double hint = box.height() > 18 ? 2.6 : 0;
    double side = Math.min(box.height() - hint, 0.45 * box.width());
    Box code = box.right(side);
    if (hint > 0) {
      facts.scanHint(code.below(side).top(hint));
    }
    new Codes(canvas).qr(label.qrPayload(), code.top(side));
    Box left = box.left(box.width() - side - GAP_MM);
    double priceHeight = label.priceFen() == null ? 0 : 0.34 * box.height();
    if (label.priceFen() != null) {
      facts.price(label.priceFen(), label.salesUnit(), 6.5, left.bottom(priceHeight));
    }
    if (wordsHeight > 0) {
      facts.eligibility(label.eligibility(), 2.8, left.above(priceHeight).bottom(wordsHeight));
    }
    facts.rows(
        label.specification(),
        label.origin(),
        label.vendor(),
        left.above(priceHeight + wordsHeight + GAP_MM));
  }
}
