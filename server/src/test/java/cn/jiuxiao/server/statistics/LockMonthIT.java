package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is published is one moment, however many tills go on meanwhile. */
class LockMonthIT {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final int UPLOADS = 30;
  private static final int SALES = 4;

  private static final String PUBLISHED =
      """
      SELECT f.sales, f.sold_fen, f.persons, y.persons, h.next_seq - 2
      FROM month_lock_figure f
      JOIN month_lock_figure y ON y.number = f.number AND y.grain = 'YEAR' AND y.channel_code = 'ALL' AND y.region_code = 'ALL'
      JOIN month_lock_head h ON h.number = f.number
      WHERE f.grain = 'MONTH' AND f.channel_code = 'ALL' AND f.region_code = 'ALL' ORDER BY f.number
      """;

  /** Each sale is by another person: at any moment there are as many of the one as of the other. */
  @Test
  void salesPersonsAndHeadsAreOfOneMoment() throws Exception {
    try (var fixture = new JournalFixture()) {
      TestTill till = fixture.till(1);
      fixture.upload(till.openShift(0));
      CompletableFuture<Void> selling = CompletableFuture.runAsync(() -> sell(fixture, till));
      int publications = 0;
      while (!selling.isDone() || publications < 3) {
        StatisticsForTests.lock(fixture, OCTOBER, "第 %d 次".formatted(++publications));
      }
      selling.join();
      StatisticsForTests.lock(fixture, OCTOBER, "最后");
      List<String> published = fixture.rows(PUBLISHED);
      assertThat(published).hasSize(publications + 1);
      for (String row : published) {
        long sales = Long.parseLong(row.substring(0, row.indexOf(' ')));
        assertThat(row)
            .isEqualTo(
                "%1$d %2$d %1$d %1$d %1$d".formatted(sales, sales * TestTill.TEA.priceFen()));
      }
      assertThat(published.getLast()).startsWith(UPLOADS * SALES + " ");
    }
  }

  private static void sell(JournalFixture fixture, TestTill till) {
    for (int upload = 0; upload < UPLOADS; upload++) {
      var entries = new ArrayList<Sealed>();
      for (int sale = 0; sale < SALES; sale++) {
        byte[] phone =
            SealedAttachment.seal(
                fixture.keys.attachments().publicKey(),
                "{\"phone\":\"138%08d\"}"
                    .formatted(upload * SALES + sale)
                    .getBytes(StandardCharsets.UTF_8));
        entries.add(
            till.sell(
                List.of(TestTill.line(1, 1000, TestTill.TEA)),
                0,
                TenderMethod.WECHAT,
                new Participant.ByPhone(Sha256.of(phone)),
                phone));
      }
      fixture.upload(entries);
    }
  }
}
