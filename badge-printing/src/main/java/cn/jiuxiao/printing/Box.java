package cn.jiuxiao.printing;

/** A rectangle on a canvas: millimetres from its upper left corner, x to the right, y down. */
record Box(double x, double y, double width, double height) {

  static Box of(Size size) {
    return new Box(0, 0, size.widthMm(), size.heightMm());
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  Box inset(double by) {
    return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
  }

  Box top(double height) {
    return new Box(x, y, width, height);
  }

  Box bottom(double height) {
    return new Box(x, bottom() - height, width, height);
  }

  Box left(double width) {
    return new Box(x, y, width, height);
  }

  Box right(double width) {
    return new Box(right() - width, y, width, height);
  }

  /** What is left below a strip of this height. */
  Box below(double height) {
    return bottom(Math.max(0, this.height - height));
  }

  /** What is left above a strip of this height. */
  Box above(double height) {
    return top(Math.max(0, this.height - height));
  }
}
