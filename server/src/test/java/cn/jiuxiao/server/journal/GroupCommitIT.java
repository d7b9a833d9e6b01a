package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitIT {
  private JournalFixture fixture;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private UploadEntries.Uploaded send(Sealed... entries) throws InterruptedException {
    List<UploadedEntry> uploaded = List.of(entries).stream().map(Sealed::uploaded).toList();
    return fixture.uploadEntries.upload(uploaded, 1L);
  }

  @Test
  void whatIsCutOffInMidTransactionLeavesNothingAndMayBeSentAgain() throws Exception {
    TestTill till = fixture.till(1);
    fixture.upload(till.openShift(0));
    String before = fixture.everything();
    var cuts = new AtomicInteger(1);
    fixture.uploadEntries.close();
    fixture.uploadEntries =
        fixture.start(
            1,
            (transaction, entries) -> {
              if (cuts.getAndDecrement() > 0) {
                try (var statement = transaction.connection().createStatement()) {
                  statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                }
              }
            });
    Sealed sale = till.sell(1000, TestTill.TEA);
    assertThat(send(sale)).isInstanceOf(UploadEntries.Uploaded.TryLater.class);
    assertThat(fixture.everything()).isEqualTo(before);
    assertThat(outcomes(fixture.upload(sale))).containsExactly("RECORDED");
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day")).isEqualTo(16800);
  }

  @Test
  void oneUploadThatFailsDoesNotSpoilItsGroup() throws Exception {
    List<TestTill> tills = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tills.add(fixture.till(2));
    }
    var bad = tills.get(3).id();
    var groupsFailed = new AtomicInteger();
    var hold = new CountDownLatch(1);
    fixture.uploadEntries.close();
    fixture.uploadEntries =
        fixture.start(
            1,
            (transaction, entries) -> {
              await(hold);
              if (entries.stream().anyMatch(one -> one.entry().terminal().id().equals(bad))) {
                groupsFailed.incrementAndGet();
                throw new SQLException("this till's entries cannot be written");
              }
            });
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      List<Future<UploadEntries.Uploaded>> sent = new ArrayList<>();
      for (TestTill till : tills) {
        Sealed shift = till.openShift(0);
        sent.add(pool.submit(() -> send(shift)));
      }
      hold.countDown();
      for (int i = 0; i < 6; i++) {
        assertThat(sent.get(i).get())
            .isInstanceOf(
                i == 3
                    ? UploadEntries.Uploaded.TryLater.class
                    : UploadEntries.Uploaded.Acknowledged.class);
      }
    }
    assertThat(groupsFailed).hasPositiveValue();
    assertThat(fixture.number("SELECT count(*) FROM shift")).isEqualTo(5);
  }

  @Test
  void commitsAreDurable() throws Exception {
    var seen = new AtomicInteger();
    fixture.uploadEntries.close();
    fixture.uploadEntries =
        fixture.start(
            1,
            (transaction, entries) -> {
              try (var statement = transaction.connection().createStatement();
                  var row = statement.executeQuery("SHOW synchronous_commit")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
                seen.incrementAndGet();
              }
            });
    fixture.upload(fixture.till(1).openShift(0));
    assertThat(seen).hasValue(1);
  }

  @Test
  void aServerThatStopsFinishesWhatItTookIn() throws Exception {
    TestTill till = fixture.till(1);
    UploadEntries first = fixture.uploadEntries;
    fixture.upload(till.openShift(0));
    first.close();
    assertThat(send(till.sell(1000, TestTill.TEA)))
        .isInstanceOf(UploadEntries.Uploaded.TryLater.class);
    assertThat(fixture.number("SELECT count(*) FROM journal_entry")).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
