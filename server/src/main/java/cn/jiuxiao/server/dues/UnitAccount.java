package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Money;
import java.util.List;

/**
 * A unit's account with an outlet, for a span of days.
 *
 * @param before what was owed before the first of these days
 * @param lines of these days, the oldest first
 * @param balance what is owed now, whatever the span
 * @param mayRecord this person may record payments
 */
public record UnitAccount(
    Outlet outlet,
    String unit,
    Money before,
    List<AccountLine> lines,
    Money balance,
    boolean mayRecord) {

  /** What is owed after the last of these days. */
  public Money after() {
    return lines.isEmpty() ? before : lines.getLast().balance();
  }

  /** What was paid in these days, less what was taken back in them. */
  public Money paid() {
    return sum(AccountLine.Kind.PAID).minus(sum(AccountLine.Kind.TAKEN_BACK));
  }

  /** What lines of a kind come to in these days. */
  public Money sum(AccountLine.Kind kind) {
    return new Money(
        lines.stream()
            .filter(one -> one.kind() == kind)
            .mapToLong(one -> one.amount().fen())
            .sum());
  }
}
