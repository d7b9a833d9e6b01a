package cn.jiuxiao.printing;

/** The few colours we print; on a thermal printer the dark ones are black, the others white. */
enum Colour {
  BLACK(0x000000),
  GREY(0x4D4D4D),
  ACCENT(0x0B5A46),
  WHITE(0xFFFFFF);

  final int rgb;

  Colour(int rgb) {
    this.rgb = rgb;
  }
}
