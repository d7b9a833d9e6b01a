package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.EntryBody.Allowance;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it counts for good: where, when, who, and for each line whether and why it was eligible
 * on that day.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record FrozenSale(
    Outlet outlet,
    LocalDate day,
    Instant at,
    long shift,
    long cashier,
    String receipt,
    List<Line> lines,
    long roundingFen,
    long totalFen,
    Allowance allowance,
    byte @Nullable [] person) {

  /** The outlet as it stood: its channel and region are fixed from the first entry on. */
  record Outlet(long id, String channel, String region) {}

  /**
   * @param product null for an open-price item
   * @param eligibility why the line counts as eligible; null if it does not
   */
  record Line(
      int line,
      @Nullable Long product,
      String name,
      SalesUnit unit,
      long quantityMilli,
      long priceFen,
      long netFen,
      @Nullable Long listFen,
      long discountFen,
      @Nullable String discountReason,
      @Nullable String eligibility) {}

  long eligibleFen() {
    return lines.stream().filter(line -> line.eligibility() != null).mapToLong(Line::netFen).sum();
  }
}
