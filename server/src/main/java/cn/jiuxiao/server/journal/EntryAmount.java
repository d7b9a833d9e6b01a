package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryBody;
import org.jspecify.annotations.Nullable;

/** What an entry is about in money, as written. */
public final class EntryAmount {
  private EntryAmount() {}

  /** In fen; null if it is about none. */
  public static @Nullable Long of(@Nullable EntryBody body) {
    return switch (body) {
      case EntryBody.Sale sale -> Long.valueOf(sale.totalFen());
      case EntryBody.Refund refund -> Long.valueOf(refund.totalFen());
      case EntryBody.CashMoved moved -> Long.valueOf(moved.amountFen());
      case EntryBody.ShiftOpened opened -> Long.valueOf(opened.floatFen());
      case EntryBody.ShiftClosed closed -> Long.valueOf(closed.countedFen());
      case null, default -> null;
    };
  }

  /** What it would add to the figures or take off them, in fen. */
  static long inFigures(@Nullable EntryBody body) {
    return switch (body) {
      case EntryBody.Sale sale -> sale.totalFen();
      case EntryBody.Refund refund -> refund.totalFen();
      case null, default -> 0;
    };
  }
}
