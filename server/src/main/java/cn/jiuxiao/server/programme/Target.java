package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Money;

/**
 * What a year is to reach.
 *
 * @param source the document that says so
 * @param demo made up for the demo data set, not the plan's
 */
public record Target(int year, Money amount, long participants, String source, boolean demo) {}
