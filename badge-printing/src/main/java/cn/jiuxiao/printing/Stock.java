package cn.jiuxiao.printing;

/**
 * The paper in the printer: pages with places for labels, filled row by row. All measures in
 * millimetres.
 *
 * @param page the sheet, or for rolls one label
 * @param label one place
 * @param columns places from left to right
 * @param rows places from top to bottom
 * @param leftMm from the sheet's edge to the first place
 * @param topMm from the sheet's edge to the first place
 * @param stepAcrossMm from one place's left edge to the next one's
 * @param stepDownMm from one place's upper edge to the next one's
 * @param edgeMm what stays free inside every place, where an office printer cannot reach the
 *     paper's edge
 * @param cropMarks whether to print marks in the margins to cut along
 */
public record Stock(
    Size page,
    Size label,
    int columns,
    int rows,
    double leftMm,
    double topMm,
    double stepAcrossMm,
    double stepDownMm,
    double edgeMm,
    boolean cropMarks) {

  /** One badge a page, for badge printers and for sending by mail. */
  public static final Stock BADGE = roll(new Size(90, 130));

  /** Four badges on A4, to be cut. */
  public static final Stock BADGES_ON_A4 = grid(new Size(90, 130), 2, 2, 6);

  /** The usual label roll of thermal printers. */
  public static final Stock LABEL_60_BY_40 = roll(new Size(60, 40));

  /** 24 labels of 70 × 37 mm that fill A4 without margins. */
  public static final Stock LABELS_70_BY_37 =
      new Stock(Size.A4, new Size(70, 37), 3, 8, 0, 0.5, 70, 37, 3, false);

  /** 24 labels of 64 × 33.9 mm with margins and gaps between the columns. */
  public static final Stock LABELS_64_BY_34 =
      new Stock(Size.A4, new Size(64, 33.9), 3, 8, 6.5, 12.9, 66.5, 33.9, 0, false);

  /** One price tag a page, for shelf rails of 39 mm. */
  public static final Stock TAG_90_BY_38 = roll(new Size(90, 38));

  /** Fourteen price tags on A4, to be cut. */
  public static final Stock TAGS_ON_A4 = grid(new Size(90, 38), 2, 7, 2);

  /** Throws {@link IllegalArgumentException} if the places are not on the page or overlap. */
  public Stock {
    if (columns < 1 || rows < 1 || leftMm < 0 || topMm < 0 || edgeMm < 0) {
      throw new IllegalArgumentException("stock has at least one place, and no negative measures");
    }
    if ((columns > 1 && stepAcrossMm < label.widthMm())
        || (rows > 1 && stepDownMm < label.heightMm())) {
      throw new IllegalArgumentException("the labels of a sheet overlap");
    }
    if (leftMm + (columns - 1) * stepAcrossMm + label.widthMm() > page.widthMm() + 0.01
        || topMm + (rows - 1) * stepDownMm + label.heightMm() > page.heightMm() + 0.01) {
      throw new IllegalArgumentException("the labels of a sheet reach over its edge");
    }
  }

  /** One label a page. */
  public static Stock roll(Size label) {
    return new Stock(label, label, 1, 1, 0, 0, label.widthMm(), label.heightMm(), 0, false);
  }

  /** Places in the middle of A4, with crop marks; the gap forgives an uneven cut. */
  public static Stock grid(Size label, int columns, int rows, double gapMm) {
    double across = label.widthMm() + gapMm;
    double down = label.heightMm() + gapMm;
    return new Stock(
        Size.A4,
        label,
        columns,
        rows,
        (Size.A4.widthMm() - columns * across + gapMm) / 2,
        (Size.A4.heightMm() - rows * down + gapMm) / 2,
        across,
        down,
        0,
        true);
  }

  /** Places on one page. */
  public int places() {
    return columns * rows;
  }

  /** What may be printed on, at a place counted from 0, on the page. */
  Box place(int index) {
    int column = index % columns;
    int row = index / columns;
    return new Box(
            leftMm + column * stepAcrossMm,
            topMm + row * stepDownMm,
            label.widthMm(),
            label.heightMm())
        .inset(edgeMm);
  }
}
