package cn.jiuxiao.server.programme;

/**
 * What the plan says of a channel.
 *
 * @param planItem where in the plan, such as 三(2)
 */
public record ChannelInfo(
    Channel channel, int position, String name, String nameEn, String planItem, String description)
    implements Named {}
