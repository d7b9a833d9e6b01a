package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.Money;

/**
 * What was granted and taken off on a day.
 *
 * @param rounding left off receipts that stand (抹零)
 * @param discounts of lines and receipts that stand
 * @param voids sales of the day that were voided
 * @param voided what these came to
 * @param refunded on this day, whenever it was sold
 */
public record DayAsides(
    Money rounding, Money discounts, long voids, Money voided, Money refunded) {}
