package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of outlets as rows {@code (outlet_id, day)}: those on which something was sold, taken
 * back, parked or closed, or a shift was opened.
 *
 * @param outlet null for all of them
 * @param to included
 */
record KnownDays(@Nullable Long outlet, BusinessDay from, BusinessDay to) {
  private static final String ROWS =
      """
      (SELECT x.outlet_id, x.business_day AS day FROM outlet_day x WHERE x.business_day BETWEEN ? AND ? %1$s
       UNION
       SELECT x.outlet_id, (x.opened_at AT TIME ZONE 'Asia/Shanghai')::date FROM shift x
       WHERE x.opened_at >= ? AND x.opened_at < ? %1$s
       UNION
       SELECT x.outlet_id, j.business_day FROM unsettled_entry j JOIN terminal x ON x.id = j.terminal_id
       WHERE j.business_day BETWEEN ? AND ? %1$s
       UNION
       SELECT x.outlet_id, x.business_day FROM outlet_day_closing x WHERE x.business_day BETWEEN ? AND ? %1$s)
      """;

  String sql() {
    return ROWS.formatted(outlet == null ? "" : "AND x.outlet_id = ?");
  }

  List<Object> parameters() {
    List<Object> all = new ArrayList<>();
    add(all, from, to);
    add(all, from.start(), to.end());
    add(all, from, to);
    add(all, from, to);
    return all;
  }

  private void add(List<Object> all, Object first, Object last) {
    all.add(first);
    all.add(last);
    if (outlet != null) {
      all.add(outlet);
    }
  }
}
