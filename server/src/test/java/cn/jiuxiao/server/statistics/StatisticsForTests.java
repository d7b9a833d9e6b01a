package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.RecordedEntries;

/** The parts of statistics that the journal asks, without a context. */
public final class StatisticsForTests {
  private StatisticsForTests() {}

  public static RecordedEntries rollUps() {
    return new RollUps();
  }
}
