package cn.jiuxiao.printing;

/**
 * How text may be fitted into a box: in one line down to {@code oneLineMm}, then in up to {@code
 * maxLines} lines down to {@code minMm}, then shortened. Sizes are the em in millimetres.
 *
 * @param across where lines stand from left to right
 * @param down where the lines together stand from top to bottom
 */
record TextStyle(
    Typeface face,
    Colour colour,
    double maxMm,
    double oneLineMm,
    double minMm,
    int maxLines,
    Breaks breaks,
    Align across,
    Align down) {

  /** Where a line may end. */
  enum Breaks {
    /** Where Chinese or Latin text may be broken. */
    WORDS,
    /**
     * Only after a space or a middle dot, as long as the parts fit: names and lists of short words.
     */
    PARTS
  }

  enum Align {
    START(0),
    MIDDLE(0.5),
    END(1);

    final double share;

    Align(double share) {
      this.share = share;
    }
  }

  TextStyle {
    if (!(minMm > 0 && minMm <= oneLineMm && oneLineMm <= maxMm) || maxLines < 1) {
      throw new IllegalArgumentException(
          "text shrinks from %s over %s to %s mm in %d lines"
              .formatted(maxMm, oneLineMm, minMm, maxLines));
    }
  }

  /**
   * Up to this many lines; text is wrapped when one line would be smaller than 0.7 of the largest.
   */
  static TextStyle of(Typeface face, double maxMm, double minMm, int maxLines) {
    return new TextStyle(
        face,
        Colour.BLACK,
        maxMm,
        maxLines == 1 ? minMm : Math.max(minMm, 0.7 * maxMm),
        minMm,
        maxLines,
        Breaks.WORDS,
        Align.START,
        Align.START);
  }

  TextStyle in(Colour other) {
    return new TextStyle(face, other, maxMm, oneLineMm, minMm, maxLines, breaks, across, down);
  }

  TextStyle aligned(Align newAcross, Align newDown) {
    return new TextStyle(
        face, colour, maxMm, oneLineMm, minMm, maxLines, breaks, newAcross, newDown);
  }

  TextStyle inParts() {
    return new TextStyle(
        face, colour, maxMm, oneLineMm, minMm, maxLines, Breaks.PARTS, across, down);
  }
}
