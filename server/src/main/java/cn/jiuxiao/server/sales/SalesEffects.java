package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the recorded entries of one transaction change in the figures, for those who keep them. */
public final class SalesEffects {
  private final List<Amount> amounts = new ArrayList<>();
  private final List<Standing> standings = new ArrayList<>();

  SalesEffects() {}

  public static SalesEffects in(JournalTransaction transaction) {
    return transaction.shared(SalesEffects.class, SalesEffects::new);
  }

  /**
   * A change of an outlet's day: a sale adds to it, its void takes it off again, a refund counts on
   * its own day.
   */
  public record Amount(
      long outletId,
      String channel,
      String region,
      LocalDate day,
      long sales,
      long soldFen,
      long soldEligibleFen,
      long refunds,
      long refundedFen,
      long refundedEligibleFen) {}

  /**
   * A person has one more sale that stands (+1), or one less (−1), counted on the sale's own day.
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  public record Standing(String channel, String region, LocalDate day, byte[] person, int change) {}

  void add(Amount amount) {
    amounts.add(amount);
  }

  void add(Standing standing) {
    standings.add(standing);
  }

  public List<Amount> amounts() {
    return List.copyOf(amounts);
  }

  public List<Standing> standings() {
    return List.copyOf(standings);
  }
}
