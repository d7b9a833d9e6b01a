package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.Amounts;

/**
 * What was sold on a line and how much of it is left, in fen and thousandths: by that a refund of
 * it is right or not.
 */
public record LeftOfLine(long netFen, long quantityMilli, long leftFen, long leftMilli) {
  /** True if that many are left. */
  public boolean has(long milli) {
    return milli <= leftMilli;
  }

  /** What goes back for so many, which must be left. */
  public long dueFen(long milli) {
    return Amounts.partRefundFen(netFen, quantityMilli, leftFen, leftMilli, milli);
  }

  /**
   * True if so much may go back: what is due, or the plain share, which a till gives back that
   * knows of no other refund. A fen that nobody gives back stays sold.
   */
  public boolean isRight(long milli, long fen) {
    long plainShare = Amounts.partRefundFen(netFen, quantityMilli, netFen, quantityMilli, milli);
    return fen == dueFen(milli) || (fen == plainShare && fen <= leftFen);
  }
}
