package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.seals.CheckedFigures;

/** The parts of statistics that the journal asks, without a context. */
public final class StatisticsForTests {
  private StatisticsForTests() {}

  public static RecordedEntries rollUps() {
    return new RollUps();
  }

  public static CheckedFigures checkedFigures() {
    return new RecountedFigures();
  }
}
