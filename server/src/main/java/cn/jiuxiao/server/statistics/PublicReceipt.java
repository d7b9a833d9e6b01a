package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A receipt as anyone may see it who holds the paper: nothing of the customer or the cashier.
 *
 * @param reasons names of the eligibility reasons, in the page's language
 */
public record PublicReceipt(Receipt receipt, Map<String, String> reasons) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BusinessDay.ZONE);

  public String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  public String reason(Receipt.Line line) {
    String reason = line.eligibility();
    return reason == null ? "" : reasons.getOrDefault(reason, reason);
  }

  /** How the style sheet names its state. */
  public String stateClass() {
    return switch (receipt.standing()) {
      case STANDS -> "good";
      case PARTLY_REFUNDED, REFUNDED -> "warn";
      case VOIDED -> "bad";
    };
  }
}
