package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed a month after it was published.
 *
 * @param number the receipt's, or the entry's where there is no receipt any more
 * @param route where it opens
 * @param receivedAt when the server got the entry
 * @param total what it adds; null for what counted when the month was published and was withdrawn
 */
public record LateRow(
    Kind kind,
    String number,
    String route,
    String outlet,
    BusinessDay day,
    Instant receivedAt,
    @Nullable Money total,
    @Nullable Money eligible) {

  /** What it is. */
  public enum Kind {
    SALE,
    VOIDED,
    REFUND,
    WITHDRAWN
  }
}
