package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Tills of two outlets that know what they sold, and to whom. */
final class SellingTills {
  final Set<Integer> people = new HashSet<>();
  long soldFen;
  private final JournalFixture fixture;

  SellingTills(JournalFixture fixture) {
    this.fixture = fixture;
  }

  Selling goOnSelling() {
    return new Selling();
  }

  void sellThreeDays() {
    for (String day : List.of("2026-10-30", "2026-10-31", "2026-11-02")) {
      fixture.clock.set(day + "T02:00:00Z");
      for (long outlet = 1; outlet <= 2; outlet++) {
        TestTill till = fixture.till(outlet);
        fixture.upload(till.openShift(0), till.headcount(3));
        var random = new Random(outlet);
        for (int i = 0; i < 3; i++) {
          upload(some(till, random));
        }
      }
    }
  }

  /** What was written, the fen it comes to and who stays a participant by it. */
  private record Some(List<Sealed> entries, long fen, Set<Integer> people) {}

  /** Three sales: one stands, one is taken back wholly, one is voided. */
  private Some some(TestTill till, Random random) {
    var entries = new ArrayList<Sealed>();
    int person = random.nextInt(40);
    Sealed stands = sell(till, person);
    entries.add(stands);
    long seq = till.journal.nextSeq();
    Sealed back = sell(till, 1000 + random.nextInt(1000));
    entries.add(back);
    SaleLine line = sale(back).lines().getFirst();
    entries.add(
        till.refund(
            till.original(back, seq),
            List.of(new RefundLine(1, line.quantityMilli(), line.netFen())),
            TenderMethod.WECHAT));
    seq = till.journal.nextSeq();
    Sealed voided = sell(till, 1000 + random.nextInt(1000));
    entries.add(voided);
    entries.add(till.voidSale(till.original(voided, seq)));
    return new Some(entries, sale(stands).totalFen(), Set.of(person));
  }

  Sealed sell(TestTill till, int person) {
    byte[] badge = java.nio.ByteBuffer.allocate(16).putInt(person).array();
    var who =
        new Participant.ByBadge(BadgeCode.sign(badge, fixture.keys.badges().getPrivate()).text());
    return till.sell(
        List.of(TestTill.line(1, 1000L * (1 + person % 3), TestTill.MEAT)),
        0,
        TenderMethod.WECHAT,
        who,
        null);
  }

  static EntryBody.Sale sale(Sealed entry) {
    return (EntryBody.Sale) ((ReadBody.Understood) entry.uploaded().read()).body();
  }

  private void upload(Some some) {
    assertThat(JournalFixture.outcomes(fixture.upload(some.entries()))).containsOnly("RECORDED");
    synchronized (people) {
      people.addAll(some.people());
      soldFen += some.fen();
    }
  }

  /** A till in each outlet that sells until it is closed. */
  final class Selling implements AutoCloseable {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final AtomicBoolean ends = new AtomicBoolean();
    private final AtomicInteger uploads = new AtomicInteger();
    private final List<Future<Void>> tills = new ArrayList<>();

    private Selling() {
      for (long outlet = 1; outlet <= 2; outlet++) {
        TestTill till = fixture.till(outlet);
        var random = new Random(outlet + 10);
        Callable<Void> work =
            () -> {
              fixture.upload(till.openShift(0));
              while (!ends.get()) {
                upload(some(till, random));
                uploads.incrementAndGet();
              }
              return null;
            };
        tills.add(pool.submit(work));
      }
    }

    /** At least one more is stored, so that uploads and parts really go side by side. */
    void awaitUploads(int more) {
      int from = uploads.get();
      while (uploads.get() < from + more && tills.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() throws ExecutionException {
      ends.set(true);
      try {
        for (Future<Void> till : tills) {
          till.get();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      pool.shutdown();
    }
  }
}
