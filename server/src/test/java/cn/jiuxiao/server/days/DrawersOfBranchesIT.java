package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.days.ShiftsOnTheWire.Paid;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drawers of journals that went wrong: forked, with an opening lost, or of impossible amounts. */
class DrawersOfBranchesIT {
  private static JournalFixture fixture;

  @BeforeAll
  static void set() {
    fixture = new JournalFixture();
  }

  @AfterAll
  static void end() {
    fixture.close();
  }

  private static Sealed cash(TestTill till, long fen) {
    return ShiftsOnTheWire.sell(till, fen, List.of(new Paid(TenderMethod.CASH, fen)), false);
  }

  private static List<ShiftDrawer> drawersOf(TestTill till) throws Exception {
    BusinessDay day = BusinessDay.of(fixture.clock.instant());
    try (Connection connection = fixture.source.getConnection()) {
      return new ReadDrawers(connection)
          .of(1, day.start(), day.end()).stream()
              .filter(drawer -> drawer.terminal().equals(till.id()))
              .toList();
    }
  }

  /** A float of 100.00 and a sale of 10.00; then the chain sells 1.00 and a clone of it 2.00. */
  private static TestTill forked() {
    TestTill till = fixture.till(1);
    fixture.upload(till.openShift(10_000), cash(till, 1_000));
    TillJournal clone = till.journal.copy();
    fixture.upload(cash(till, 100), till.closeShift(11_100, 11_100));
    till.journal = clone;
    fixture.upload(cash(till, 200));
    return till;
  }

  @Test
  void aBranchsDrawerHoldsWhatWasInItBeforeTheFork() throws Exception {
    TestTill till = forked();
    fixture.upload(till.closeShift(11_200, 11_200));
    fixture.settleBranches().adopt(1, till.id(), 1, null, "两台机器");
    List<ShiftDrawer> drawers = drawersOf(till);
    assertThat(drawers).extracting(ShiftDrawer::branch).containsExactlyInAnyOrder(0, 1);
    for (ShiftDrawer drawer : drawers) {
      assertThat(drawer.cash())
          .isEqualTo(new Cash(10_000, drawer.branch() == 0 ? 1_100 : 1_200, 0, 0, 0));
      assertThat(drawer.closing())
          .isNotNull()
          .satisfies(
              closing -> assertThat(closing.toldFen()).isEqualTo(drawer.cash().expectedFen()));
    }
  }

  @Test
  void aBranchThatNobodyAdoptedHasNoDrawer() throws Exception {
    TestTill till = forked();
    fixture.upload(till.closeShift(11_200, 11_200));
    assertThat(drawersOf(till))
        .singleElement()
        .satisfies(
            drawer -> {
              assertThat(drawer.branch()).isZero();
              assertThat(drawer.cash()).isEqualTo(new Cash(10_000, 1_100, 0, 0, 0));
            });
  }

  @Test
  void aShiftWhoseOpeningWasLostBeganWithWhatItsClosingLeavesOver() throws Exception {
    TestTill till = fixture.till(1);
    till.openShift(20_000); // never comes
    Sealed sale = cash(till, 1_500);
    Sealed closing = till.closeShift(21_500, 21_000);
    fixture.upload(sale, closing);
    fixture.settleBranches().declareLost(1, till.id(), 3, closing.seal().hash(), "平板损坏");
    fixture.settleBranches().adopt(1, till.id(), 1, null, "");
    assertThat(drawersOf(till))
        .singleElement()
        .satisfies(
            drawer -> {
              assertThat(drawer.openedAt()).isNull();
              assertThat(drawer.cash()).isEqualTo(new Cash(20_000, 1_500, 0, 0, 0));
            });
  }

  @Test
  void whatNoDrawerHoldsMovesNone() throws Exception {
    TestTill till = fixture.till(1);
    fixture.upload(till.openShift(10_000), cash(till, 1_000));
    List<Paid> impossible = Collections.nCopies(20, new Paid(TenderMethod.CASH, (1L << 53) - 1));
    for (int i = 0; i < 52; i++) {
      assertThat(
              JournalFixture.outcomes(
                  fixture.upload(ShiftsOnTheWire.sell(till, 1_000, impossible, false))))
          .containsExactly("PARKED AMOUNTS_DIFFER");
    }
    assertThat(drawersOf(till))
        .singleElement()
        .satisfies(drawer -> assertThat(drawer.cash()).isEqualTo(new Cash(10_000, 1_000, 0, 0, 0)));
  }
}
