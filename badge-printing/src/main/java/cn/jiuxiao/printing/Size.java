package cn.jiuxiao.printing;

/** Width and height in millimetres, each 10 to 500. */
public record Size(double widthMm, double heightMm) {

  public static final Size A4 = new Size(210, 297);

  /** Throws {@link IllegalArgumentException} unless both are 10 to 500. */
  public Size {
    if (!(widthMm >= 10 && widthMm <= 500 && heightMm >= 10 && heightMm <= 500)) {
      throw new IllegalArgumentException(
          "width and height are 10 to 500 mm, not " + widthMm + " × " + heightMm);
    }
  }
}
