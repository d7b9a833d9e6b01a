package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However many watch, a burst of uploads is read once. */
class LiveFiguresIT extends ServerTest {
  private static final int WATCHERS = 20;
  private static final int UPLOADS = 50;
  private static final Actor OFFICE = TestSignIn.actor(Role.PROGRAMME_OFFICE);

  @Inject ReferenceData reference;
  @Inject Figures figures;
  @Inject FigureWatch watch;
  @Inject Channels channels;
  @Inject Regions regions;
  @Inject StatementsSeen statements;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(StatementsSeen.PROPERTY, "true");
  }

  @Test
  void aBurstOfUploadsCostsOneReadingForAllWhoWatch() throws InterruptedException {
    try (var fixture = new FigureFixture(database(), KeysForTests.fresh(), reference)) {
      TestTill till = fixture.tillAt(1, Instant.parse("2026-10-17T02:00:00Z"));
      fixture.journal.upload(till.openShift(0));
      channels.all();
      regions.counties();
      var shown = new ConcurrentLinkedQueue<Long>();
      var told = new CountDownLatch(WATCHERS);
      List<FigureWatch.Watching> watching = new ArrayList<>();
      FigureWatch looking = watch;
      synchronized (looking) { // so that nobody looks in the middle of the burst
        watch.now();
        watch.look();
        for (int i = 0; i < WATCHERS; i++) {
          watching.add(
              watch.watch(
                  news -> {
                    shown.add(whatPagesShow(news));
                    told.countDown();
                  }));
        }
        for (int i = 0; i < UPLOADS; i++) {
          fixture.journal.upload(till.sell(1000, TestTill.TEA));
        }
        statements.forget();
      }
      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
      watching.forEach(FigureWatch.Watching::end);
      assertThat(shown).hasSize(WATCHERS).containsOnly(UPLOADS * 16800L);
      Map<String, Long> asked = statements.counts();
      assertThat(asked.remove(ReadRollUps.FINGERPRINT)).as("each second").isLessThan(WATCHERS);
      assertThat(asked).hasSizeBetween(6, 8);
      assertThat(asked.values()).as(asked.toString()).containsOnly(1L);
    }
  }

  /** The statistics page and the projector: all they ask when there is news. */
  private long whatPagesShow(RollUpSnapshot news) {
    FigureTable table = figures.table(OFFICE, Period.year(2026), news);
    figures.latest(OFFICE, news);
    channels.all().forEach(channel -> regions.name("430726"));
    return table.all().sums().total().fen();
  }
}
