package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.UndoSettlement.Undone;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two transactions at work on one sale. */
class UndoMeanwhileIT extends OpenShift {
  private static final String WAITING_FOR_A_LOCK =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private Sealed saleToSomebody() {
    byte[] attachment =
        SealedAttachment.seal(
            fixture.keys.attachments().publicKey(),
            "{\"phone\":\"13800000000\"}".getBytes(StandardCharsets.UTF_8));
    return till.sell(
        List.of(TestTill.line(1, 2000, TestTill.TEA)),
        0,
        TenderMethod.WECHAT,
        new Participant.ByPhone(Sha256.of(attachment)),
        attachment);
  }

  private TestTill openTill() {
    TestTill opened = fixture.till(1);
    fixture.upload(opened.openShift(0));
    return opened;
  }

  private Sealed halfBack(TestTill by, Sealed sale) {
    return by.refund(
        till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.CASH);
  }

  private long persons() {
    return fixture.number(
        "SELECT persons FROM participant_count WHERE (channel_code, region_code, period) = ('ALL', 'ALL', 'ALL')");
  }

  @Test
  @Timeout(60)
  void aSaleStandsWhenOneHalfIsNoLongerTakenBackAndTheOtherComesInMeanwhile() throws Exception {
    Sealed sale = saleToSomebody();
    fixture.upload(sale);
    TestTill first = openTill();
    TestTill second = openTill();
    first.cashier = 77;
    assertThat(outcomes(fixture.upload(halfBack(first, sale))))
        .containsExactly("PARKED UNKNOWN_CASHIER");
    var half = new EntryKey(first.id(), 0, 2);
    settle.accept(1, half, Correction.NONE, "");

    var recorded = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    fixture.uploadEntries.close();
    fixture.uploadEntries =
        fixture.start(
            1,
            (transaction, entries) -> {
              recorded.countDown();
              await(mayCommit);
            });
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<UploadAnswer> upload = pool.submit(() -> fixture.upload(halfBack(second, sale)));
      await(recorded);
      Future<Undone> undone = pool.submit(() -> fixture.undoSettlement().undo(1, half, ""));
      while (fixture.number(WAITING_FOR_A_LOCK) == 0) {
        Thread.onSpinWait();
      }
      mayCommit.countDown();
      assertThat(outcomes(upload.get())).containsExactly("RECORDED");
      assertThat(undone.get()).isEqualTo(Undone.DONE);
    }
    assertThat(persons()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
