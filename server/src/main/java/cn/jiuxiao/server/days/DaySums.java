package cn.jiuxiao.server.days;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an outlet's day comes to.
 *
 * @param sales that stand; a void takes its sale off its day
 * @param total sold less refunded
 * @param drawers of the shifts opened on the day that are closed: a shift across midnight is in the
 *     drawers of one day alone
 * @param counted what was in these drawers when they were closed
 * @param methods by which something was taken or given back
 */
public record DaySums(
    long sales,
    long refunds,
    Money total,
    Money eligible,
    long shifts,
    Cash drawers,
    Money counted,
    List<Method> methods) {

  /**
   * @param method a name of {@code TenderMethod}
   * @param back given back for refunds
   */
  public record Method(String method, Money taken, Money back) {
    public Money net() {
      return taken.minus(back);
    }

    /** Of a row: day, method, taken, back. */
    static Map.Entry<BusinessDay, Method> ofDay(ResultSet row) throws SQLException {
      return Map.entry(
          new BusinessDay(row.getObject(1, LocalDate.class)),
          new Method(row.getString(2), new Money(row.getLong(3)), new Money(row.getLong(4))));
    }
  }

  static Map<BusinessDay, List<Method>> byDay(List<Map.Entry<BusinessDay, Method>> methods) {
    return methods.stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  public Money expected() {
    return new Money(drawers.expectedFen());
  }

  /** Counted less expected: negative if cash is missing. */
  public Money difference() {
    return counted.minus(expected());
  }

  /** By this method; zeros if there was nothing. */
  public Method by(String method) {
    return methods.stream()
        .filter(one -> one.method().equals(method))
        .findFirst()
        .orElse(new Method(method, Money.ZERO, Money.ZERO));
  }
}
