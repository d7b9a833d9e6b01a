package cn.jiuxiao.server.programme;

/** What a unit answers for in a channel, by the plan. */
public record ChannelDuty(
    Channel channel, long unitId, String unitName, String unitNameEn, String duty, boolean leads) {}
