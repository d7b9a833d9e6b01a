package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was sold and taken back, exactly. A void has already left what was sold; a refund counts on
 * its own day.
 */
public record Sums(
    long sales,
    long refunds,
    Money sold,
    Money soldEligible,
    Money refunded,
    Money refundedEligible) {
  public static final Sums NONE = new Sums(0, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  /** The columns of the roll-ups, summed: {@link #read} reads them by these names. */
  static String columns(String table) {
    return """
           coalesce(sum(%1$s.sales), 0)::bigint AS sales, coalesce(sum(%1$s.refunds), 0)::bigint AS refunds,
           coalesce(sum(%1$s.sold_fen), 0)::bigint AS sold_fen,
           coalesce(sum(%1$s.sold_eligible_fen), 0)::bigint AS sold_eligible_fen,
           coalesce(sum(%1$s.refunded_fen), 0)::bigint AS refunded_fen,
           coalesce(sum(%1$s.refunded_eligible_fen), 0)::bigint AS refunded_eligible_fen
           """
        .formatted(table);
  }

  static Sums read(ResultSet row) throws SQLException {
    return new Sums(
        row.getLong("sales"),
        row.getLong("refunds"),
        new Money(row.getLong("sold_fen")),
        new Money(row.getLong("sold_eligible_fen")),
        new Money(row.getLong("refunded_fen")),
        new Money(row.getLong("refunded_eligible_fen")));
  }

  /** The published amount: sold less taken back. */
  public Money total() {
    return sold.minus(refunded);
  }

  /** The part of {@link #total} that counts as eligible. */
  public Money eligible() {
    return soldEligible.minus(refundedEligible);
  }

  Sums plus(Sums other) {
    return new Sums(
        sales + other.sales,
        refunds + other.refunds,
        sold.plus(other.sold),
        soldEligible.plus(other.soldEligible),
        refunded.plus(other.refunded),
        refundedEligible.plus(other.refundedEligible));
  }

  Sums minus(Sums other) {
    return new Sums(
        sales - other.sales,
        refunds - other.refunds,
        sold.minus(other.sold),
        soldEligible.minus(other.soldEligible),
        refunded.minus(other.refunded),
        refundedEligible.minus(other.refundedEligible));
  }
}
