package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.wire.ReceiptCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as lists show it.
 *
 * @param number what is printed on it
 * @param total what it adds to the figures: negative for a refund, nothing once it is void
 */
public record ReceiptRow(
    Kind kind,
    ReceiptCode code,
    String number,
    Instant at,
    BusinessDay day,
    @Nullable String cashier,
    boolean participant,
    Money printed,
    Money total,
    Money eligible) {

  /** What it is now. */
  public enum Kind {
    SALE,
    VOIDED,
    REFUND
  }
}
