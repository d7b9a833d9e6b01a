package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;

/** The parts of sales that the journal asks, without a context. */
public final class SalesForTests {
  private SalesForTests() {}

  public static EntryJudge judge() {
    return new SaleJudge();
  }

  public static RecordedEntries recorder() {
    return new SaleRecorder();
  }
}
