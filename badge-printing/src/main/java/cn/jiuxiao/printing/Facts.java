package cn.jiuxiao.printing;

import cn.jiuxiao.printing.TextStyle.Align;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What labels and price tags share: captioned facts in rows of one size, and the price. */
record Facts(Canvas canvas, Wording wording) {

  private static final double LARGEST_MM = 2.8;
  private static final double SMALLEST_MM = 1.8;

  /** One row for each fact that is known, of equal height, from the top of the box down. */
  void rows(
      @Nullable String specification, @Nullable String origin, @Nullable String vendor, Box box) {
    List<String> rows = new ArrayList<>();
    add(rows, "product.specification", specification);
    add(rows, "product.origin", origin);
    add(rows, "product.vendor", vendor);
    // Three rows' room even for fewer, so that a sheet of labels looks even.
    double height = box.height() / 3;
    double size =
        rows.stream()
            .mapToDouble(row -> FittedText.of(row, rowStyle(LARGEST_MM), box.top(height)).sizeMm())
            .min()
            .orElse(LARGEST_MM);
    for (int i = 0; i < rows.size(); i++) {
      FittedText.of(rows.get(i), rowStyle(size), box.below(i * height).top(height)).draw(canvas);
    }
  }

  /**
   * ¥ and the yuan large, the fen smaller, the sales unit after it; all on one baseline at the
   * bottom of the box.
   */
  void price(long priceFen, String salesUnit, double maxMm, Box box) {
    Price price = Price.ofFen(priceFen);
    Typeface face = Typeface.BOLD;
    double sign = 0.6;
    Line yen = Line.of("¥", face);
    Line yuan = Line.of(price.yuan(), face);
    Line fen = Line.of(price.fen(), face);
    double ems = sign * (yen.width() + fen.width()) + yuan.width();
    double size = Math.min(maxMm, Math.min(0.72 * box.width() / ems, box.height() / yuan.height()));
    double baseline = box.bottom() - yuan.descent() * size;
    double x = box.x();
    canvas.text(
        face, yen.text(), x + sign * size * yen.left(), baseline, sign * size, Colour.BLACK);
    x += sign * size * yen.width();
    canvas.text(face, yuan.text(), x + size * yuan.left(), baseline, size, Colour.BLACK);
    x += size * yuan.width();
    canvas.text(
        face, fen.text(), x + sign * size * fen.left(), baseline, sign * size, Colour.BLACK);
    x += sign * size * fen.width() + 0.5;
    FittedText.of(
            wording.of("price.unit", salesUnit),
            TextStyle.of(Typeface.REGULAR, Math.max(SMALLEST_MM, 0.5 * size), SMALLEST_MM, 2),
            new Box(x, box.y(), box.right() - x, baseline - box.y()))
        .drawOn(canvas, baseline);
  }

  /** The short words on eligibility, parted by dots. */
  void eligibility(List<String> words, double maxMm, Box box) {
    FittedText.of(
            String.join("·", words),
            TextStyle.of(Typeface.BOLD, maxMm, SMALLEST_MM, 3)
                .inParts()
                .aligned(Align.START, Align.MIDDLE),
            box)
        .draw(canvas);
  }

  /** A small word above something. */
  void caption(String key, double sizeMm, Box box) {
    FittedText.of(wording.of(key), TextStyle.of(Typeface.REGULAR, sizeMm, sizeMm / 2, 1), box)
        .draw(canvas);
  }

  /** What scanning the code does. */
  void scanHint(Box box) {
    FittedText.of(
            wording.of("product.scan"),
            TextStyle.of(Typeface.REGULAR, 2.0, 1.2, 1).aligned(Align.MIDDLE, Align.MIDDLE),
            box)
        .draw(canvas);
  }

  private static TextStyle rowStyle(double largest) {
    return TextStyle.of(Typeface.REGULAR, largest, Math.min(largest, SMALLEST_MM), 2)
        .aligned(Align.START, Align.MIDDLE);
  }

  private void add(List<String> rows, String caption, @Nullable String fact) {
    if (fact != null && !fact.isBlank()) {
      rows.add(wording.of(caption) + " " + fact);
    }
  }
}
