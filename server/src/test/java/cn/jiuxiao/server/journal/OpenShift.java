package cn.jiuxiao.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.statistics.Recount;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A till whose shift was opened by entry 1, and someone who settles; whatever a test does, every
 * figure must be right in the end.
 */
abstract class OpenShift {
  /** Parks for its price. */
  static final Item CHEAP_TEA = new Item("P-TEA", 16000, SalesUnit.PIECE);

  JournalFixture fixture;
  SettleEntries settle;
  TestTill till;

  @BeforeEach
  final void openShift() {
    fixture = new JournalFixture();
    settle = fixture.settleEntries();
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
  }

  @AfterEach
  final void everyFigureIsRight() throws Exception {
    try (Connection connection = fixture.source.getConnection()) {
      assertThat(Recount.differences(connection)).isEmpty();
    }
    fixture.close();
  }

  final EntryKey key(long seq) {
    return new EntryKey(till.id(), 0, seq);
  }
}
