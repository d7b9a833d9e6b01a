package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadEntriesIT {
  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    till = fixture.till(2);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void aShiftWithASaleIsRecordedAndCounts() {
    UploadAnswer answer = fixture.upload(till.openShift(20000), till.sell(2000, TestTill.TEA));
    assertThat(outcomes(answer)).containsExactly("RECORDED", "RECORDED");
    assertThat(answer.acknowledgements())
        .singleElement()
        .satisfies(
            ack -> {
              assertThat(ack.branch()).isZero();
              assertThat(ack.nextSeq()).isEqualTo(3);
              assertThat(ack.headHash()).isEqualTo(till.journal.headHash().toString());
            });
    assertThat(
            fixture.rows(
                "SELECT business_day, channel_code, region_code, sales, sold_fen, sold_eligible_fen FROM outlet_day"))
        .containsExactly("2026-10-17 SUPERMARKET 430702 1 33600 33600");
    assertThat(fixture.rows("SELECT month, sold_fen FROM channel_month"))
        .containsExactly("2026-10-01 33600");
    assertThat(fixture.rows("SELECT product_id, net_fen, eligibility FROM sale_line"))
        .containsExactly("1 33600 POOR_COUNTY");
    assertThat(fixture.number("SELECT count(*) FROM outlet WHERE fixed_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void whatIsStoredIsByteForByteWhatWasSent() {
    Sealed shift = till.openShift(0);
    fixture.upload(shift);
    assertThat(fixture.rows("SELECT encode(body, 'hex') FROM journal_entry"))
        .containsExactly(java.util.HexFormat.of().formatHex(shift.body()));
  }

  @Test
  void sendingTheSameAgainChangesNothing() {
    List<Sealed> all =
        List.of(till.openShift(100), till.sell(1000, TestTill.TEA), till.sell(1500, TestTill.MEAT));
    fixture.upload(all);
    String before = fixture.everything();
    UploadAnswer again = fixture.upload(all);
    assertThat(outcomes(again)).containsOnly("ALREADY_RECORDED");
    assertThat(again.acknowledgements())
        .singleElement()
        .satisfies(ack -> assertThat(ack.nextSeq()).isEqualTo(4));
    assertThat(outcomes(fixture.upload(all.get(1), all.get(1)))).containsOnly("ALREADY_RECORDED");
    assertThat(fixture.everything()).isEqualTo(before);
  }

  @Test
  void aClonedDeviceOpensABranchAndNeitherStops() {
    fixture.upload(till.openShift(0));
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    TillJournal real = till.journal;
    till.journal = clone;
    Sealed other = till.sell(2000, TestTill.TEA);
    Sealed otherNext = till.sell(3000, TestTill.TEA);
    till.journal = real;

    assertThat(outcomes(fixture.upload(first))).containsExactly("RECORDED");
    UploadAnswer forked = fixture.upload(other, otherNext);
    assertThat(outcomes(forked)).containsExactly("FORKED FOLLOWS_FORK", "PARKED FOLLOWS_FORK");
    assertThat(forked.acknowledgements())
        .singleElement()
        .satisfies(
            ack -> {
              assertThat(ack.branch()).isEqualTo(1);
              assertThat(ack.nextSeq()).isEqualTo(4);
              assertThat(ack.headHash()).isEqualTo(clone.headHash().toString());
            });
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.MEAT))))
        .containsExactly("RECORDED");
    assertThat(outcomes(fixture.upload(other, otherNext))).containsOnly("ALREADY_RECORDED");
    assertThat(fixture.rows("SELECT kind FROM alarm WHERE cleared_at IS NULL"))
        .containsExactly("FORK");
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day")).isEqualTo(16800 + 2580);
    assertThat(
            fixture.rows(
                "SELECT branch, next_seq, parent, cause FROM terminal_branch ORDER BY branch"))
        .containsExactly("0 4 null ENROLMENT", "1 4 0 FORK");
  }

  @Test
  void twoForksInOneUploadStandOnTwoBranches() {
    Sealed shift = till.openShift(0);
    TillJournal snapshot = till.journal.copy();
    Sealed one = till.sell(1000, TestTill.TEA);
    till.journal = snapshot.copy();
    Sealed two = till.sell(2000, TestTill.TEA);
    Sealed twoNext = till.sell(4000, TestTill.TEA);
    till.journal = snapshot.copy();
    Sealed three = till.sell(3000, TestTill.TEA);
    assertThat(outcomes(fixture.upload(shift, one, two, three, twoNext)))
        .containsExactly(
            "RECORDED",
            "RECORDED",
            "FORKED FOLLOWS_FORK",
            "FORKED FOLLOWS_FORK",
            "PARKED FOLLOWS_FORK");
    assertThat(fixture.rows("SELECT branch, next_seq FROM terminal_branch ORDER BY branch"))
        .containsExactly("0 3", "1 4", "2 3");
  }

  @Test
  void aForkOfTheVeryFirstEntryIsOneToo() {
    TillJournal fresh = till.journal.copy();
    fixture.upload(till.openShift(0));
    till.journal = fresh;
    assertThat(outcomes(fixture.upload(till.openShift(500))))
        .containsExactly("FORKED FOLLOWS_FORK");
  }

  @Test
  void anEarlyEntryJoinsWhenACarrierBringsTheGap() {
    Sealed shift = till.openShift(0);
    Sealed second = till.sell(1000, TestTill.TEA);
    Sealed third = till.sell(2000, TestTill.TEA);
    Sealed fourth = till.sell(3000, TestTill.TEA);
    fixture.upload(shift);
    UploadAnswer early = fixture.upload(third, third, fourth);
    assertThat(outcomes(early)).containsExactly("EARLY", "EARLY", "EARLY");
    assertThat(fixture.number("SELECT count(*) FROM early_entry")).isEqualTo(2);
    assertThat(early.acknowledgements())
        .singleElement()
        .satisfies(ack -> assertThat(ack.nextSeq()).isEqualTo(2));
    assertThat(fixture.rows("SELECT kind FROM alarm WHERE cleared_at IS NULL"))
        .containsExactly("GAP");
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day")).isZero();

    TestTill carrier = fixture.till(1);
    UploadAnswer joined = fixture.upload(List.of(second), carrier.id());
    assertThat(outcomes(joined)).containsExactly("RECORDED");
    assertThat(joined.acknowledgements())
        .singleElement()
        .satisfies(ack -> assertThat(ack.nextSeq()).isEqualTo(5));
    assertThat(fixture.number("SELECT sum(sold_fen) FROM outlet_day")).isEqualTo(6 * 16800);
    assertThat(
            fixture.rows("SELECT seq, carried_by FROM journal_entry WHERE carried_by IS NOT NULL"))
        .containsExactly("2 " + carrier.id());
    assertThat(fixture.number("SELECT count(*) FROM alarm WHERE cleared_at IS NULL")).isZero();
    assertThat(fixture.number("SELECT count(*) FROM early_entry WHERE joined_at IS NULL")).isZero();
    assertThat(outcomes(fixture.upload(third, fourth))).containsOnly("ALREADY_RECORDED");
  }

  @Test
  void anUploadInAnyOrderIsPlacedByItsNumbers() {
    Sealed shift = till.openShift(0);
    Sealed one = till.sell(1000, TestTill.TEA);
    Sealed two = till.sell(1000, TestTill.TEA);
    assertThat(outcomes(fixture.upload(two, shift, one)))
        .containsExactly("RECORDED", "RECORDED", "RECORDED");
  }

  /**
   * The same entry with a bit of its signature turned, with another amount, and without being one.
   */
  private static List<Sealed> spoiled(Sealed sale) {
    EntrySeal seal = sale.seal();
    byte[] signature = seal.signature().clone();
    signature[5] ^= 1;
    String text = new String(sale.body(), UTF_8);
    return List.of(
        new Sealed(sale.body(), new EntrySeal(seal.previous(), seal.hash(), signature, null)),
        new Sealed(text.replace("16800", "16900").getBytes(UTF_8), seal),
        new Sealed("{\"hello\":1}".getBytes(UTF_8), seal));
  }

  @Test
  void whatCannotBeBelievedIsKeptAndNeverCounted() {
    Sealed shift = till.openShift(0);
    Sealed sale = till.sell(1000, TestTill.TEA);
    TestTill stranger =
        new TestTill(UUID.randomUUID(), TillKey.generate(), "X", 2, fixture.clock.instant());
    List<Sealed> entries = new ArrayList<>(List.of(shift));
    entries.addAll(spoiled(sale));
    entries.add(stranger.openShift(0));
    assertThat(outcomes(fixture.upload(entries, till.id())))
        .containsExactly(
            "RECORDED",
            "UNVERIFIED BAD_SIGNATURE",
            "UNVERIFIED HASH_DIFFERS",
            "UNVERIFIED NOT_AN_ENTRY",
            "UNVERIFIED UNKNOWN_TERMINAL");
    assertThat(fixture.rows("SELECT reason FROM unverified_entry ORDER BY 1"))
        .containsExactly("BAD_SIGNATURE", "HASH_DIFFERS", "NOT_AN_ENTRY", "UNKNOWN_TERMINAL");
    assertThat(fixture.rows("SELECT kind, subject FROM alarm"))
        .containsExactly("UNVERIFIED " + till.id());
    assertThat(fixture.number("SELECT count(*) FROM journal_entry")).isEqualTo(1);
    assertThat(outcomes(fixture.upload(sale))).containsExactly("RECORDED");
  }

  @Test
  void theSignatureOfTheLastCoversThoseBefore() {
    Sealed shift = till.openShift(0);
    Sealed sale = till.sell(1000, TestTill.TEA);
    byte[] zero = new byte[64];
    var unsigned =
        new Sealed(
            shift.body(), new EntrySeal(shift.seal().previous(), shift.seal().hash(), zero, null));
    assertThat(outcomes(fixture.upload(unsigned))).containsExactly("UNVERIFIED BAD_SIGNATURE");
    assertThat(outcomes(fixture.upload(unsigned, sale))).containsExactly("RECORDED", "RECORDED");
  }

  @Test
  void twoUploadsOfTheSameAtOnceCountOnce() throws Exception {
    var all = new ArrayList<>(List.of(till.openShift(0)));
    for (int i = 0; i < 20; i++) {
      all.add(till.sell(1000, TestTill.TEA));
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<UploadAnswer> send = () -> fixture.upload(all);
      var answers = pool.invokeAll(Collections.nCopies(8, send));
      for (var answer : answers) {
        assertThat(outcomes(answer.get())).allMatch(one -> one.endsWith("RECORDED"));
      }
    }
    assertThat(fixture.number("SELECT count(*) FROM sale")).isEqualTo(20);
    assertThat(fixture.rows("SELECT sales, sold_fen FROM outlet_day")).containsExactly("20 336000");
  }

  @Test
  void manyTillsAtOnceInOneCountyLoseNothing() throws Exception {
    List<TestTill> tills = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tills.add(fixture.till(2));
    }
    try (var pool = Executors.newFixedThreadPool(12)) {
      var sends =
          tills.stream()
              .map(
                  one ->
                      (Callable<Void>)
                          () -> {
                            fixture.upload(one.openShift(0));
                            for (int i = 0; i < 10; i++) {
                              fixture.upload(one.sell(1000, TestTill.MEAT));
                            }
                            return null;
                          })
              .toList();
      for (var sent : pool.invokeAll(sends)) {
        sent.get();
      }
    }
    assertThat(fixture.rows("SELECT sales, sold_fen FROM outlet_day"))
        .containsExactly("120 " + 120 * 2580);
    assertThat(fixture.rows("SELECT sales, sold_fen FROM channel_month"))
        .containsExactly("120 " + 120 * 2580);
  }
}
