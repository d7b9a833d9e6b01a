package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.wire.ReceiptCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed what a unit owes.
 *
 * @param receipt of a sale or refund
 * @param number of that receipt
 * @param person who signed for the unit, or recorded the payment
 * @param paymentId of a payment, with its method
 * @param amount as it was put, given back or paid; never negative
 * @param change of what is owed; none once a payment was taken back
 * @param balance what was owed after it
 */
public record AccountLine(
    Kind kind,
    BusinessDay day,
    Instant at,
    @Nullable ReceiptCode receipt,
    @Nullable String number,
    String person,
    String note,
    @Nullable Long paymentId,
    @Nullable String method,
    Money amount,
    Money change,
    Money balance) {

  /** What it is. */
  public enum Kind {
    PUT,
    BACK,
    PAID,
    TAKEN_BACK
  }

  AccountLine withBalance(Money after) {
    return new AccountLine(
        kind, day, at, receipt, number, person, note, paymentId, method, amount, change, after);
  }
}
