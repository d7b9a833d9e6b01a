package cn.jiuxiao.server.days;

/**
 * What a drawer began with and what moved in it, in fen; none is negative but where the beginning
 * is only reckoned.
 *
 * @param salesFen taken for sales, less what their voids gave back
 */
public record Cash(long floatFen, long salesFen, long refundsFen, long inFen, long outFen) {
  public static final Cash NONE = new Cash(0, 0, 0, 0, 0);

  /** What should be in the drawer. */
  public long expectedFen() {
    return floatFen + movedFen();
  }

  /** What all movements come to. */
  long movedFen() {
    return salesFen - refundsFen + inFen - outFen;
  }

  Cash plus(Cash other) {
    return new Cash(
        floatFen + other.floatFen,
        salesFen + other.salesFen,
        refundsFen + other.refundsFen,
        inFen + other.inFen,
        outFen + other.outFen);
  }

  Cash withFloat(long fen) {
    return new Cash(fen, salesFen, refundsFen, inFen, outFen);
  }

  /**
   * With what one kind of entry did to the drawer.
   *
   * @param kind of the entry, as judged
   * @param gaveFen what such entries put in, all together
   * @param tookFen what they took out, zero or less
   */
  Cash with(String kind, long gaveFen, long tookFen) {
    return switch (kind) {
      case "SALE", "VOID" ->
          new Cash(floatFen, salesFen + gaveFen + tookFen, refundsFen, inFen, outFen);
      case "REFUND" -> new Cash(floatFen, salesFen, refundsFen - gaveFen - tookFen, inFen, outFen);
      case "CASH_MOVED" ->
          new Cash(floatFen, salesFen, refundsFen, inFen + gaveFen, outFen - tookFen);
      default -> throw new IllegalStateException(kind + " moves no cash");
    };
  }
}
