package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ui.Choices;
import cn.jiuxiao.server.statistics.OutletDays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The days of an outlet, each with what it came to. */
record DayChoices(OutletDays days, Actor actor, long outletId) implements Choices {
  @Override
  public Map<String, String> page(String typed, int offset, int limit) {
    Map<String, String> words = new LinkedHashMap<>();
    days.page(actor, outletId, typed, offset, limit)
        .forEach(day -> words.put(day.day().toString(), word(day)));
    return words;
  }

  @Override
  public int count(String typed) {
    return days.count(actor, outletId, typed);
  }

  @Override
  public boolean contains(String value) {
    return days.day(actor, outletId, value).isPresent();
  }

  private static String word(OutletDays.Day day) {
    return day.day() + " · " + day.sums().total().yuan();
  }
}
