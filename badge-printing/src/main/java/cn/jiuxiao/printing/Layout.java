package cn.jiuxiao.printing;

/** Says where things stand on one badge, label or tag. */
interface Layout {

  /** Draws everything inside the box. */
  void draw(Canvas canvas, Box box);

  static Layout of(Printable item, Wording wording) {
    return switch (item) {
      case Badge badge -> new BadgeLayout(badge, wording);
      case ProductLabel label -> new ProductLabelLayout(label, wording);
      case PriceTag tag -> new PriceTagLayout(tag, wording);
    };
  }
}
