package cn.jiuxiao.server.review;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.TodayItem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What waits to be settled, and alarms, on the first page. */
@Singleton
class ReviewToday implements TodayItem {
  private final ReviewList list;
  private final AlarmDesk alarms;

  ReviewToday(ReviewList list, AlarmDesk alarms) {
    this.list = list;
    this.alarms = alarms;
  }

  @Override
  public List<Attention> attentionFor(Actor actor) {
    if (!ReviewReaders.isOne(actor)) {
      return List.of();
    }
    var lines = new ArrayList<Attention>();
    alarms
        .openByKind(actor)
        .forEach(
            (kind, count) ->
                lines.add(
                    new Attention(
                        Urgency.PROBLEM,
                        "review.today." + kind,
                        List.of(count),
                        "review/alarms?kind=" + kind)));
    Map<ReviewState, Long> counts = list.counts(actor);
    for (ReviewState state :
        List.of(ReviewState.PARKED, ReviewState.PROPOSED, ReviewState.FORKED, ReviewState.EARLY)) {
      Long count = counts.get(state);
      if (count != null) {
        lines.add(
            new Attention(
                ReviewReaders.decides(actor) ? Urgency.TO_DO : Urgency.NEWS,
                "review.today." + state,
                List.of(count),
                "review?state=" + state));
      }
    }
    return lines;
  }
}
