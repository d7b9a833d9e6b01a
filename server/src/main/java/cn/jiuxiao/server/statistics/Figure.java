package cn.jiuxiao.server.statistics;

/**
 * All that is published of one channel (or all) in one region (or all) in a period. Visits and
 * persons are different figures and never added.
 *
 * @param persons distinct participants: read as it is, never summed up from smaller ones
 * @param visits people scanned or counted without a sale
 */
public record Figure(Sums sums, long persons, long visits) {
  public static final Figure NONE = new Figure(Sums.NONE, 0, 0);

  /** Fen for money, else a count. */
  public long of(Measure measure) {
    return switch (measure) {
      case TOTAL -> sums.total().fen();
      case ELIGIBLE -> sums.eligible().fen();
      case SALES -> sums.sales();
      case PARTICIPANTS -> persons;
    };
  }

  /** What this is more than another; less is negative. */
  public Figure minus(Figure other) {
    return new Figure(sums.minus(other.sums), persons - other.persons, visits - other.visits);
  }
}
