package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.audit.AuditOnConnection;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.TillJournal.Sealed;
import io.micronaut.serde.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roll-ups that were changed, emptied and invented are right again, and tills sold meanwhile. */
class RebuildIT {
  private static final String CORRUPT =
      """
      UPDATE outlet_day SET sold_fen = sold_fen + 7 WHERE outlet_id = 1 AND business_day = '2026-10-30';
      UPDATE outlet_day SET channel_code = 'SUPERMARKET' WHERE outlet_id = 1 AND business_day = '2026-10-31';
      DELETE FROM outlet_day WHERE outlet_id = 2;
      INSERT INTO outlet_day VALUES (1, '2025-01-01', 'FAIR', '430726', 1, 0, 100, 0, 0, 0);
      UPDATE outlet_month SET refunds = refunds + 1 WHERE month = '2026-11-01';
      DELETE FROM channel_month WHERE channel_code = 'FAIR';
      INSERT INTO channel_month VALUES ('FAIR', '430702', '2026-10-01', 5, 0, 500, 0, 0, 0);
      UPDATE participation SET standing_sales = standing_sales + 2 WHERE period = '2026-10' AND channel_code = 'ALL';
      DELETE FROM participation WHERE region_code = '430726' AND get_byte(person, 0) < 128;
      INSERT INTO participation VALUES ('FAIR', '430726', '2026-10', '\\x01', 1), ('NONE', '430726', 'ALL', '\\x02', 3),
        ('ALL', 'ALL', '1999', '\\x03', 1);
      UPDATE participant_count SET persons = persons + 40 WHERE period = 'ALL';
      DELETE FROM participant_count WHERE region_code = '430702';
      INSERT INTO participant_count VALUES ('NONE', 'ALL', '2026', 9);
      UPDATE visit_count SET counted = 1;
      DELETE FROM visit_month;
      """;

  private static final int KILLED_AT = 13;

  private JournalFixture fixture;
  private Rebuild rebuild;
  private SellingTills tills;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    fixture.clock.set("2026-10-30T02:00:00Z");
    tills = new SellingTills(fixture);
    rebuild =
        new Rebuild(
            fixture.source,
            new AuditOnConnection(ObjectMapper.getDefault(), fixture.clock),
            fixture.clock);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void everyKindOfWrongRowIsMendedAndWhatIsRightIsLeft() throws Exception {
    tills.sellThreeDays();
    String right = rollUps();
    fixture.execute(CORRUPT);
    assertThat(differences()).hasSizeGreaterThan(30);
    Rebuild.Done done = rebuild.run(progress -> {});
    assertThat(differences()).isEmpty();
    assertThat(rollUps()).isEqualTo(right);
    assertThat(done.resumed()).isFalse();
    assertThat(done.mended()).isPositive();
    assertThat(fixture.rows("SELECT action, entity, after->>'mended' FROM audit_log"))
        .containsExactly("REBUILT roll_up " + done.mended());
    assertThat(rebuild.run(progress -> {}).mended()).isZero();
    assertThat(rollUps()).isEqualTo(right);
    fixture.execute(
        "TRUNCATE outlet_day, outlet_month, channel_month, participation, participant_count, visit_count, visit_month");
    rebuild.run(progress -> {});
    assertThat(rollUps()).isEqualTo(right);
  }

  /** As many sales and rows as before, so that the persons' prints alone tell. */
  @Test
  void aPersonPutForAnotherIsFound() throws Exception {
    tills.sellThreeDays();
    String right = rollUps();
    String everything = "(channel_code, region_code, period) = ('ALL', 'ALL', 'ALL')";
    fixture.execute("UPDATE participation SET person = person || '\\x00' WHERE " + everything);
    long persons = fixture.number("SELECT count(*) FROM participation WHERE " + everything);
    assertThat(rebuild.run(progress -> {}).mended()).isEqualTo(2 * persons);
    assertThat(rollUps()).isEqualTo(right);
    fixture.execute(
        """
        UPDATE participation SET standing_sales = standing_sales + CASE person
          WHEN (SELECT person FROM participation WHERE period = '2026' AND standing_sales > 0 ORDER BY 1 LIMIT 1) THEN 1
          WHEN (SELECT person FROM participation WHERE period = '2026' AND standing_sales > 0 ORDER BY 1 DESC LIMIT 1) THEN -1
          ELSE 0 END
        WHERE (channel_code, region_code, period) = ('ALL', 'ALL', '2026')
        """);
    assertThat(rebuild.run(progress -> {}).mended()).isEqualTo(2);
    assertThat(rollUps()).isEqualTo(right);
  }

  /** Sales, refunds and voids go on in two threads through a rebuild that is killed and resumed. */
  @Test
  void tillsSellThroughARebuildThatIsKilledInTheMiddle() throws Exception {
    tills.sellThreeDays();
    fixture.execute(CORRUPT);
    var steps = new ArrayList<Integer>();
    try (SellingTills.Selling selling = tills.goOnSelling()) {
      assertThatThrownBy(
              () ->
                  rebuild.run(
                      progress -> {
                        selling.awaitUploads(1);
                        steps.add(progress.step());
                        if (steps.size() == KILLED_AT) {
                          throw new IllegalStateException("killed");
                        }
                      }))
          .hasMessage("killed");
      assertThat(differences()).isNotEmpty();
      Rebuild.Done done =
          rebuild.run(
              progress -> {
                if (steps.size() % 4 == 0) {
                  selling.awaitUploads(1);
                }
                steps.add(progress.step());
              });
      assertThat(done.resumed()).isTrue();
    }
    everythingIsAsTheTillsKnowIt();
    assertThat(steps).as("it went on, from where it was").isSorted();
    assertThat(steps.get(KILLED_AT - 1)).isGreaterThan(1);
    assertThat(steps.getLast()).isEqualTo(RebuildSteps.ALL.size());
  }

  private void everythingIsAsTheTillsKnowIt() throws SQLException {
    assertThat(differences()).isEmpty();
    assertThat(fixture.number("SELECT sum(sold_fen - refunded_fen) FROM channel_month"))
        .isEqualTo(tills.soldFen);
    assertThat(
            fixture.number(
                "SELECT persons FROM participant_count WHERE (channel_code, region_code, period) = ('ALL', 'ALL', 'ALL')"))
        .isEqualTo(tills.people.size());
  }

  /**
   * An upload that has stored its sales but not yet added them waits at its outlet's row: the
   * rebuild must not count them, and they are added afterwards.
   */
  @Test
  void anUploadInTheMiddleIsCountedOnce() throws Exception {
    tills.sellThreeDays();
    fixture.execute("DELETE FROM participation; DELETE FROM channel_month");
    TestTill till = fixture.till(1);
    List<Sealed> upload = List.of(till.openShift(0), tills.sell(till, 99));
    tills.soldFen += SellingTills.sale(upload.getLast()).totalFen();
    try (Connection blocker = fixture.source.getConnection();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("SELECT FROM outlet_day WHERE outlet_id = 1 FOR UPDATE");
      Future<?> uploaded = pool.submit(() -> fixture.upload(upload));
      while (fixture.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
        Thread.onSpinWait();
      }
      rebuild.run(progress -> {});
      assertThat(uploaded.isDone()).isFalse();
      assertThat(differences()).isEmpty();
      blocker.rollback();
      uploaded.get();
    }
    assertThat(differences()).isEmpty();
    assertThat(fixture.number("SELECT sum(sold_fen - refunded_fen) FROM channel_month"))
        .isEqualTo(tills.soldFen);
  }

  @Test
  void aSecondRebuildEndsTheOther() {
    tills.sellThreeDays();
    assertThatThrownBy(
            () ->
                rebuild.run(
                    progress -> {
                      if (progress.step() == 2) {
                        complete();
                      }
                    }))
        .isInstanceOf(Rebuild.Overtaken.class);
    assertThat(fixture.number("SELECT count(*) FROM audit_log")).isOne();
  }

  private void complete() {
    try {
      rebuild.run(progress -> {});
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> differences() throws SQLException {
    try (Connection connection = fixture.source.getConnection()) {
      return Recount.differences(connection);
    }
  }

  /** All but rows that say nothing. */
  private String rollUps() {
    return List.of(
            "outlet_day WHERE sales + refunds + sold_fen > 0",
            "outlet_month WHERE sales + refunds + sold_fen > 0",
            "channel_month WHERE sales + refunds + sold_fen > 0",
            "participation WHERE standing_sales > 0",
            "participant_count WHERE persons > 0",
            "visit_count",
            "visit_month")
        .stream()
        .map(table -> fixture.rows("SELECT * FROM " + table + " ORDER BY 1, 2, 3, 4").toString())
        .toList()
        .toString();
  }
}
