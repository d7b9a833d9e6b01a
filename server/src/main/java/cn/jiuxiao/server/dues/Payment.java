package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.shared.Money;
import java.time.LocalDate;

/**
 * What a unit paid.
 *
 * @param note may be empty
 */
public record Payment(Money amount, LocalDate paidOn, Method method, String note) {
  /** How it was paid: to the outlet, not at a till. */
  public enum Method {
    TRANSFER,
    CASH,
    WECHAT,
    ALIPAY,
    UNIONPAY,
    ECNY
  }
}
