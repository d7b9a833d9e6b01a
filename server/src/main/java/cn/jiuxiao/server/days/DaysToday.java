package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.TodayItem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Yesterday's days that wait, on the first page. */
@Singleton
class DaysToday implements TodayItem {
  private final DayList days;
  private final Clock clock;

  DaysToday(DayList days, Clock clock) {
    this.days = days;
    this.clock = clock;
  }

  @Override
  public List<Attention> attentionFor(Actor actor) {
    if (!DayList.isReader(actor)) {
      return List.of();
    }
    String yesterday = BusinessDay.today(clock).date().minusDays(1).toString();
    var query = new ListQuery("", Map.of("from", yesterday, "to", yesterday), null, false, 0, 1);
    int waiting = days.countWaiting(actor, query);
    return waiting == 0
        ? List.of()
        : List.of(
            new Attention(
                Urgency.TO_DO,
                "days.today",
                List.of(waiting),
                "days?from=" + yesterday + "&to=" + yesterday));
  }
}
