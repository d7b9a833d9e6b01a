package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** The nine channels in the plan's order, and who answers for each. */
@Singleton
public class Channels extends Lookup<Channel, ChannelInfo> {
  private final Sql sql;

  Channels(Sql sql) {
    super(
        () ->
            sql.list(
                "SELECT * FROM channel ORDER BY position",
                row ->
                    new ChannelInfo(
                        Channel.valueOf(row.getString("code")),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("plan_item"),
                        row.getString("description"))),
        ChannelInfo::channel);
    this.sql = sql;
  }

  /** Its name in the language of the view that asks. */
  public String name(Channel channel) {
    return find(channel).map(ChannelInfo::shown).orElse(channel.name());
  }

  /** The leading units first. */
  public List<ChannelDuty> duties() {
    return sql.list(
        "SELECT cu.*, u.short_name, u.name_en FROM channel_unit cu JOIN unit u ON u.id = cu.unit_id"
            + " JOIN channel c ON c.code = cu.channel_code"
            + " ORDER BY c.position, cu.leads DESC, u.id",
        row ->
            new ChannelDuty(
                Channel.valueOf(row.getString("channel_code")),
                row.getLong("unit_id"),
                row.getString("short_name"),
                row.getString("name_en"),
                row.getString("duty"),
                row.getBoolean("leads")));
  }
}
