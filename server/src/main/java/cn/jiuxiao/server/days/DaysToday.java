package cn.jiuxiao.server.days;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.TodayItem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Recent days that still wait, on the first page: until somebody has looked after each. */
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
    if (!Outlets.isSeer(actor)) {
      return List.of();
    }
    LocalDate first = BusinessDay.today(clock).date().minusDays(ClosePastDays.RECENT_DAYS);
    var query = new ListQuery("", Map.of("from", first.toString()), null, false, 0, 1);
    int waiting = days.countWaiting(actor, query);
    return waiting == 0
        ? List.of()
        : List.of(
            new Attention(
                Urgency.TO_DO,
                "days.today",
                List.of(waiting, ClosePastDays.RECENT_DAYS),
                "days?from=" + first));
  }
}
