package cn.jiuxiao.server.days;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawers of shifts that did not come in as they should. */
class DrawerRowsIT {
  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    till = fixture.till(1);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private List<ShiftDrawer> drawers() throws Exception {
    Instant now = fixture.clock.instant();
    try (Connection connection = fixture.source.getConnection()) {
      return new ReadDrawers(connection).of(1, now.minusSeconds(60), now.plusSeconds(60));
    }
  }

  /** As a server leaves it that did not know the opening's version, and one that does cured it. */
  @Test
  void aShiftWhoseOpeningWasUnderstoodOnlyLaterIsInOneDrawer() throws Exception {
    assertThat(
            outcomes(
                fixture.upload(
                    till.openShift(5000),
                    till.moveCash(CashDirection.IN, 700),
                    till.closeShift(5700, 5700))))
        .containsOnly("RECORDED");
    fixture.execute(
        "UPDATE entry_judgement SET kind = '', outcome = 'PARKED', reason = 'UNKNOWN_VERSION' WHERE kind = 'SHIFT_OPENED'");
    List<ShiftDrawer> drawers = drawers();
    assertThat(drawers).hasSize(1);
    assertThat(drawers.getFirst().cash()).isEqualTo(new Cash(5000, 0, 0, 700, 0));
    assertThat(drawers.getFirst().parked()).isFalse();
  }
}
