package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.EntryBody;
import org.jspecify.annotations.Nullable;

/** Which shift an entry says it belongs to. */
public final class Shifts {
  private Shifts() {}

  /** The seq of the shift's opening; null if it belongs to none. */
  public static @Nullable Long of(@Nullable EntryBody body) {
    return switch (body) {
      case EntryBody.Sale sale -> sale.shift();
      case EntryBody.Refund refund -> refund.shift();
      case EntryBody.VoidSale voided -> voided.shift();
      case EntryBody.CashMoved moved -> moved.shift();
      case EntryBody.ShiftClosed closed -> closed.shift();
      case null, default -> null;
    };
  }
}
