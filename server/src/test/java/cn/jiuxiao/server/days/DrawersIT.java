package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.days.ShiftsOnTheWire.Paid;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random shifts of several tills of an outlet, some across midnight, some left open, with entries
 * that are parked: every drawer is float + cash sales − cash refunds ± movements, as counted by
 * hand beside it.
 */
class DrawersIT {
  private static final List<TenderMethod> METHODS = List.of(TenderMethod.values());
  private static JournalFixture fixture;
  private static int round;

  @BeforeContainer
  static void set() {
    fixture = new JournalFixture();
  }

  @AfterContainer
  static void end() {
    fixture.close();
  }

  private record Sold(Sealed entry, long seq, long totalFen, List<Paid> paid) {}

  /** A till at work, and the drawer as somebody beside it would count it. */
  private static final class Worker {
    final TestTill till;
    final List<Sealed> entries = new ArrayList<>();
    final List<Sold> sold = new ArrayList<>();
    long[] drawer = new long[5];
    boolean open;

    Worker(TestTill till) {
      this.till = till;
    }

    Cash cash() {
      return new Cash(drawer[0], drawer[1], drawer[2], drawer[3], drawer[4]);
    }

    void step(Random random, Map<String, Cash> closed) {
      till.deviceTime = fixture.clock.instant();
      if (!open) {
        drawer = new long[] {2_000_000L + random.nextInt(50_000), 0, 0, 0, 0};
        sold.clear();
        entries.add(till.openShift(drawer[0]));
        open = true;
        return;
      }
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> sell(random);
        case 4, 5 -> takeBack(random);
        case 6, 7 -> move(random);
        case 8 -> entries.add(till.headcount(1));
        default -> {
          entries.add(
              till.closeShift(cash().expectedFen(), cash().expectedFen() + random.nextInt(3)));
          closed.put(till.id() + "/" + till.shift, cash());
          open = false;
        }
      }
    }

    private void sell(Random random) {
      long total = 2L + random.nextInt(30_000);
      long part = 1L + random.nextInt((int) total - 1);
      List<Paid> paid =
          random.nextBoolean()
              ? List.of(new Paid(any(random), total))
              : List.of(
                  new Paid(TenderMethod.CASH, part), new Paid(TenderMethod.WECHAT, total - part));
      boolean parks = random.nextInt(5) == 0;
      long seq = till.journal.nextSeq();
      Sealed entry = ShiftsOnTheWire.sell(till, total, paid, parks);
      entries.add(entry);
      drawer[1] += ShiftsOnTheWire.cash(paid);
      if (!parks) {
        sold.add(new Sold(entry, seq, total, paid));
      }
    }

    private void takeBack(Random random) {
      if (sold.isEmpty()) {
        return;
      }
      Sold sale = sold.remove(random.nextInt(sold.size()));
      if (random.nextBoolean()) {
        entries.add(till.voidSale(till.original(sale.entry(), sale.seq())));
        drawer[1] -= ShiftsOnTheWire.cash(sale.paid());
      } else {
        List<Paid> paid =
            random.nextBoolean()
                ? sale.paid()
                : List.of(new Paid(TenderMethod.CASH, sale.totalFen()));
        entries.add(
            ShiftsOnTheWire.refund(
                till, till.original(sale.entry(), sale.seq()), sale.totalFen(), paid));
        drawer[2] += ShiftsOnTheWire.cash(paid);
      }
    }

    private void move(Random random) {
      long fen = 1L + random.nextInt(20_000);
      boolean in = random.nextBoolean();
      entries.add(till.moveCash(in ? CashDirection.IN : CashDirection.OUT, fen));
      drawer[in ? 3 : 4] += fen;
    }

    private static TenderMethod any(Random random) {
      return METHODS.get(random.nextInt(METHODS.size()));
    }
  }

  @Property(tries = 8)
  void everyDrawerTiesOut(@ForAll long seed) throws Exception {
    LocalDate day = LocalDate.of(2026, 10, 18).plusDays(4L * round++);
    fixture.clock.set(day + "T12:00:00Z"); // 20:00 in Shanghai: midnight comes in between
    var random = new Random(seed);
    List<Worker> workers =
        List.of(
            new Worker(fixture.till(1)), new Worker(fixture.till(1)), new Worker(fixture.till(1)));
    Map<String, Cash> closed = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      for (Worker worker : workers) {
        for (int step = 0; step < 3; step++) {
          worker.step(random, closed);
        }
        if (random.nextBoolean() && !worker.entries.isEmpty()) {
          fixture.upload(worker.entries);
          worker.entries.clear();
        }
      }
      fixture.clock.forward(Duration.ofMinutes(35));
    }
    for (Worker worker : workers) {
      if (!worker.entries.isEmpty()) {
        fixture.upload(worker.entries);
      }
    }
    assertDrawers(workers, closed, new BusinessDay(day));
  }

  private static void assertDrawers(List<Worker> workers, Map<String, Cash> closed, BusinessDay day)
      throws Exception {
    Map<String, Cash> all = new HashMap<>(closed);
    List<UUID> tills = workers.stream().map(worker -> worker.till.id()).toList();
    for (Worker worker : workers) {
      if (worker.open) {
        all.put(worker.till.id() + "/" + worker.till.shift, worker.cash());
      }
    }
    Map<String, Cash> found = new HashMap<>();
    long ofDays = 0;
    try (Connection connection = fixture.source.getConnection()) {
      for (BusinessDay one : List.of(day, day.next())) {
        for (ShiftDrawer drawer : new ReadDrawers(connection).of(1, one.start(), one.end())) {
          if (tills.contains(drawer.terminal())) {
            found.put(drawer.terminal() + "/" + drawer.shift(), drawer.cash());
            ofDays += BusinessDay.of(drawer.began()).equals(one) ? 1 : 0;
            assertThat(drawer.closing() == null)
                .isEqualTo(!closed.containsKey(drawer.terminal() + "/" + drawer.shift()));
          }
        }
      }
    }
    assertThat(found).isEqualTo(all);
    assertThat(ofDays).as("each is of one day, however many it was open on").isEqualTo(all.size());
  }
}
