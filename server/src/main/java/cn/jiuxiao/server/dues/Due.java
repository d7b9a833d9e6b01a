package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.shared.Money;
import java.time.Instant;

/**
 * What one unit owes one outlet.
 *
 * @param unit as it stands on the receipts; empty where a till asked for no name
 * @param put on account
 * @param back taken off by refunds
 * @param paid since
 */
public record Due(
    long outletId,
    String outlet,
    String label,
    String unit,
    Money put,
    Money back,
    Money paid,
    Instant last) {
  /** Negative if more was paid than owed. */
  public Money balance() {
    return put.minus(back).minus(paid);
  }
}
