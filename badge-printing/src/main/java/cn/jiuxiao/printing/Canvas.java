package cn.jiuxiao.printing;

/** Where a layout draws; millimetres from the upper left corner, y down. */
interface Canvas {

  /**
   * The printer's dots to the millimetre. Codes are drawn in modules of whole dots, on whole dots,
   * so that every bar is as wide as it should be.
   */
  int dotsPerMm();

  void rectangle(Box box, Colour colour);

  /** An outline whose modules are squares of {@code moduleMm}, its upper left corner at (x, y). */
  void outline(Outline outline, double x, double y, double moduleMm, Colour colour);

  /**
   * One line of text that {@link PrintableText} has cleaned.
   *
   * @param x where the first glyph's origin is
   * @param baseline where the letters stand
   * @param sizeMm the em
   */
  void text(Typeface face, String text, double x, double baseline, double sizeMm, Colour colour);
}
