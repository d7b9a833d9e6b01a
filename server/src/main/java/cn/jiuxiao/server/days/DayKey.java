package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;

/** One day of one outlet. */
public record DayKey(long outletId, BusinessDay day) {}
