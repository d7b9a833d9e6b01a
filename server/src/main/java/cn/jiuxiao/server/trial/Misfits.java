package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.trial.DemoTills.DemoTill;
import java.time.Duration;
import java.util.List;

/**
 * The tills that misbehave, one of each kind. Which is which goes by their place at the fair, so
 * that the console can be looked at.
 */
final class Misfits {

  /** What is odd about a till. */
  enum Kind {
    TAMPERS(2),
    WRONG_CLOCK(5),
    UPLOADS_TWICE(8),
    CLONED(11),
    SILENT(14);

    private final int place;

    Kind(int place) {
      this.place = place;
    }
  }

  private static final Duration HALF_A_YEAR_SLOW = Duration.ofDays(-183);

  private final List<DemoTill> atFair;
  private final Customers customers;
  private boolean tampered;
  private boolean silent;

  Misfits(List<DemoTill> tills, Customers customers) {
    this.atFair = tills.stream().filter(till -> till.place().atFair()).toList();
    this.customers = customers;
  }

  boolean is(DemoTill till, Kind kind) {
    return atFair.indexOf(till) == kind.place;
  }

  Duration clockOffset(DemoTill till) {
    return is(till, Kind.WRONG_CLOCK) ? HALF_A_YEAR_SLOW : Duration.ZERO;
  }

  /** From its last morning on it is not heard of again. */
  boolean isSilent(DemoTill till) {
    return silent && is(till, Kind.SILENT);
  }

  void sync(DemoTill till) {
    if (isSilent(till)) {
      return;
    }
    if (is(till, Kind.UPLOADS_TWICE)) {
      till.till().uploadTwice();
    }
    till.till().sync();
  }

  /**
   * The silent one drops out in the middle of its last day but one: its shift stays open and its
   * last sales stay on it.
   */
  boolean leavesShiftOpen(DemoTill till, boolean lastDay) {
    if (is(till, Kind.SILENT) && !lastDay && till.till().store().journal().nextSeq() > 40) {
      silent = true;
    }
    return isSilent(till);
  }

  void atClosing(DemoTill till, boolean lastDay) {
    if (isSilent(till)) {
      return;
    }
    if (is(till, Kind.CLONED) && lastDay) {
      sellOnACopy(till);
    }
    if (is(till, Kind.TAMPERS) && lastDay && !tampered) {
      tampered = true;
      till.till().openShift(0);
      till.till().sell(customers.basket(till), customers.payment(), null);
      till.till().store().tamperLast("\"totalFen\":", "\"totalFen\":9");
    }
    sync(till);
  }

  /** Someone copied the till's storage to a second device and sells on both. */
  private void sellOnACopy(DemoTill till) {
    till.till().sync();
    SimulatedTill twin = till.till().cloned();
    till.till().openShift(100_00);
    till.till().sell(customers.basket(till), customers.payment(), null);
    till.till().closeShift(0);
    till.till().sync();
    twin.openShift(100_00);
    twin.sell(customers.basket(till), customers.payment(), null);
    twin.closeShift(0);
    twin.sync();
  }
}
