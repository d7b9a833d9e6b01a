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
record KnownDays(@Nullable Long outlet, BusinessDay from, BusinessDay to, Which which) {

  enum Which {
    ALL,
    NEVER_CLOSED,
    /** Some were closed in the afternoon, and are closed again now that they are over. */
    NOT_CLOSED_SINCE_OVER
  }

  private static final String DAY = "x.business_day";

  String sql() {
    String all =
        rows(DAY, "outlet_day x WHERE x.business_day BETWEEN ? AND ?")
            + " UNION "
            + rows(
                "(x.opened_at AT TIME ZONE 'Asia/Shanghai')::date",
                "shift x WHERE x.opened_at >= ? AND x.opened_at < ?")
            + " UNION "
            + rows(
                "j.business_day",
                "unsettled_entry j JOIN terminal x ON x.id = j.terminal_id WHERE j.business_day BETWEEN ? AND ?")
            + " UNION "
            + rows(DAY, "outlet_day_closing x WHERE x.business_day BETWEEN ? AND ?");
    return "(" + all + ")";
  }

  private String rows(String day, String from) {
    return "SELECT x.outlet_id, %s AS day FROM %s %s %s"
        .formatted(
            day, from, outlet == null ? "" : "AND x.outlet_id = ?", condition().formatted(day));
  }

  /**
   * What is closed is left out here, before anything is looked up for the few days that are not.
   */
  private String condition() {
    String closed =
        "AND NOT EXISTS (SELECT FROM outlet_day_closing k WHERE k.outlet_id = x.outlet_id AND k.business_day = %s";
    return switch (which) {
      case ALL -> "";
      case NEVER_CLOSED -> closed + ")";
      case NOT_CLOSED_SINCE_OVER ->
          closed
              + " AND k.closed_at >= (k.business_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')";
    };
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
