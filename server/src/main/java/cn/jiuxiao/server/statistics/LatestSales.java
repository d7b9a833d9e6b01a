package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Money;
import java.time.Instant;
import java.util.List;

/** The day so far: what was sold, and the last receipts, newest first. */
public record LatestSales(Sums today, List<Sale> sales) {
  /** Says where and how much, and nothing of who. */
  public record Sale(Instant at, String outlet, Money total) {}
}
