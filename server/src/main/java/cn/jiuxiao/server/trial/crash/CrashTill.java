package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.trial.Basket;
import cn.jiuxiao.server.trial.HttpTillGateway;
import cn.jiuxiao.server.trial.SimulatedTill;
import cn.jiuxiao.server.trial.SoldReceipt;
import cn.jiuxiao.server.trial.TillClock;
import cn.jiuxiao.server.trial.TillGateway;
import cn.jiuxiao.server.trial.process.Waiting;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import io.micronaut.serde.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;

/** A till with a thread of its own that sells and sends, whatever becomes of the server. */
final class CrashTill {
  private static final int MOST_UNSENT = 600;
  private static final int MOST_SALES_AT_ONCE = 6;

  /** Real ones wait as long as they are told. */
  private static final Duration IMPATIENT = Duration.ofMillis(250);

  private final HttpTillGateway gateway;
  private final SimulatedTill till;
  private final Ledger ledger;
  private final SplittableRandom random;
  private volatile boolean selling;
  private volatile boolean drained;
  private volatile boolean over;

  CrashTill(URI server, EnrolmentCode code, Clock clock, Ledger ledger, long seed) {
    this.gateway = new HttpTillGateway(server, ObjectMapper.getDefault(), clock);
    this.till =
        SimulatedTill.enrol(
            gateway, code, new TillClock(clock, Duration.ZERO, clock.millis(), "p" + seed));
    this.ledger = ledger;
    this.random = new SplittableRandom(seed);
    till.openShift(10_000);
    ledger.written.incrementAndGet();
  }

  void start(String name) {
    Thread.ofPlatform().name(name).daemon().start(this::work);
  }

  void sell(boolean now) {
    drained = false;
    selling = now;
  }

  void end() {
    over = true;
  }

  /** It sells no more, and all it wrote is acknowledged. */
  boolean isDrained() {
    return drained && !selling;
  }

  private void work() {
    while (!over) {
      boolean sells = selling;
      if (sells && till.store().unsentCount() < MOST_UNSENT) {
        for (int i = random.nextInt(MOST_SALES_AT_ONCE); i >= 0; i--) {
          writeOne();
        }
      }
      send();
      drained = !sells && till.store().unsentCount() == 0;
      Waiting.pause(Duration.ofMillis(random.nextInt(20, 80)));
    }
  }

  private void writeOne() {
    ledger.written.incrementAndGet();
    int what = random.nextInt(20);
    if (what == 0 && !till.receipts().isEmpty()) {
      SoldReceipt back = till.receipts().getLast();
      ledger.soldFen.addAndGet(-back.sale().totalFen());
      till.voidSale(back, "mistaken");
    } else if (what == 1 && !till.receipts().isEmpty()) {
      SoldReceipt back = till.receipts().getLast();
      ledger.refundedFen.addAndGet(back.sale().lines().getFirst().netFen());
      till.refundLine(back, 1, "broken");
    } else {
      var basket = new Basket();
      for (int i = random.nextInt(3); i >= 0; i--) {
        basket.add(
            till.products().get(random.nextInt(till.products().size())),
            1000L * random.nextInt(1, 4));
      }
      TenderMethod method = random.nextBoolean() ? TenderMethod.CASH : TenderMethod.WECHAT;
      ledger.soldFen.addAndGet(till.sell(basket, method, null).sale().totalFen());
    }
  }

  private void send() {
    try {
      if (till.store().unsentCount() > 0) {
        ledger.told(till.uploadOnce());
      }
      switch (random.nextInt(40)) {
        case 0 -> till.refresh();
        case 1 -> gateway.forgetTokens();
        case 2, 3, 4 -> till.contact();
        default -> {}
      }
    } catch (TillGateway.Refused refused) {
      ledger.refused(
          refused.status(), refused.retryAfter() != null, String.valueOf(refused.getMessage()));
      Waiting.pause(IMPATIENT);
    } catch (UncheckedIOException cut) {
      ledger.cutOff.incrementAndGet();
      Waiting.pause(Duration.ofMillis(50));
    }
  }
}
