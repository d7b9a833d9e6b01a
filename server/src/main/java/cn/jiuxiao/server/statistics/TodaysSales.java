package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.TodayItem;
import jakarta.inject.Singleton;
import java.util.List;

/** What was sold today, for those who see the figures. */
@Singleton
class TodaysSales implements TodayItem {
  private final Figures figures;
  private final FigureWatch watch;

  TodaysSales(Figures figures, FigureWatch watch) {
    this.figures = figures;
    this.watch = watch;
  }

  @Override
  public List<Attention> attentionFor(Actor actor) {
    if (!actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR, Role.COUNTY_OFFICER)) {
      return List.of();
    }
    RollUpSnapshot now = watch.now();
    Sums today = figures.latest(actor, now).today();
    if (today.sales() == 0) {
      return List.of();
    }
    return List.of(
        new Attention(
            Urgency.NEWS,
            "statistics.todayNews",
            List.of(today.sales(), today.total().yuan()),
            "statistics?period=" + Period.month(now.today())));
  }
}
