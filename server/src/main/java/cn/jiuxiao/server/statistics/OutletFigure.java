package cn.jiuxiao.server.statistics;

/** An outlet's part of a figure. */
public record OutletFigure(
    long outletId,
    String name,
    String place,
    String label,
    String channel,
    String region,
    Sums sums) {}
