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
 * @param person who signed for the unit, or recorded the payment or took it back
 * @param paymentId of a payment that still counts; null for all else
 * @param method of a payment, or of one that was taken back
 * @param amount as it was put, given back, paid or taken back; never negative
 * @param change of what is owed; negative if less
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

  /** True if it made the unit owe more. */
  public boolean isMore() {
    return kind == Kind.PUT || kind == Kind.TAKEN_BACK;
  }

  AccountLine withBalance(Money after) {
    return new AccountLine(
        kind, day, at, receipt, number, person, note, paymentId, method, amount, change, after);
  }
}
