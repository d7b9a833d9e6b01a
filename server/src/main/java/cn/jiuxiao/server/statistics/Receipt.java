package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.ReceiptCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One receipt in full: a sale, or a refund with the sale it takes from.
 *
 * @param entry where it stands in the journal
 * @param reason of a refund
 * @param original the sale that a refund takes from; null for a sale
 * @param participant whether a person was identified; who it was stands nowhere here
 * @param rounding what was left off the total (抹零)
 * @param granted what else was; nothing for a refund
 */
public record Receipt(
    Kind kind,
    ReceiptCode code,
    String number,
    Place place,
    EntryPlace entry,
    BusinessDay day,
    Instant at,
    Instant receivedAt,
    @Nullable String cashier,
    boolean participant,
    Money total,
    Money eligible,
    Money rounding,
    Granted granted,
    @Nullable String reason,
    @Nullable Link original,
    List<Line> lines,
    List<Tender> tenders,
    List<Link> refunds,
    @Nullable VoidedBy voided) {

  /** What the till wrote. */
  public enum Kind {
    SALE,
    REFUND
  }

  /** What has become of a sale. */
  public enum Standing {
    STANDS,
    PARTLY_REFUNDED,
    REFUNDED,
    VOIDED
  }

  /** Where it was sold. */
  public record Place(long outletId, String name, String place, String channel, String region) {}

  /** The journal entry behind it. */
  public record EntryPlace(UUID terminal, int branch, long seq) {}

  /** Another receipt that belongs to this one. */
  public record Link(ReceiptCode code, String number, Instant at, Money total, String reason) {}

  /** The entry that took the sale off its day. */
  public record VoidedBy(EntryPlace entry, Instant at, @Nullable String cashier, String reason) {}

  /**
   * @param discount off the whole receipt, beside what its lines have off
   * @param approvedBy the supervisor who granted anything of it
   */
  public record Granted(Money discount, @Nullable String reason, @Nullable String approvedBy) {}

  /**
   * How it was paid, or paid back.
   *
   * @param account who owes it, where it was put on account; else empty
   */
  public record Tender(String method, Money amount, boolean verified, String account) {}

  /**
   * @param list the price list's price, where another was charged
   * @param discount off the line alone
   * @param productCode null for an open-price item
   * @param eligibility the reason frozen on the day of the sale; null if the line does not count
   */
  public record Line(
      int number,
      @Nullable String productCode,
      String name,
      String unit,
      Quantity quantity,
      Money price,
      @Nullable Money list,
      Money discount,
      @Nullable String discountReason,
      Money net,
      @Nullable String eligibility,
      Quantity takenBack) {
    /** What it costs less than its quantity at the list's price; never less than nothing. */
    public Money off() {
      Money full = list == null || list.fen() < price.fen() ? price : list;
      return new Money(Math.max(0, Amounts.grossFen(full.fen(), quantity.milli()) - net.fen()));
    }
  }

  public Money refunded() {
    return refunds.stream().map(Link::total).reduce(Money.ZERO, Money::plus);
  }

  public Standing standing() {
    if (voided != null) {
      return Standing.VOIDED;
    }
    if (refunds.isEmpty()) {
      return Standing.STANDS;
    }
    boolean allBack = lines.stream().allMatch(line -> line.takenBack().equals(line.quantity()));
    return allBack ? Standing.REFUNDED : Standing.PARTLY_REFUNDED;
  }
}
