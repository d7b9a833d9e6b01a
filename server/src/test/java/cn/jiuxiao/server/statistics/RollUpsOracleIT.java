package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.audit.AuditOnConnection;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.TillJournal.Sealed;
import io.micronaut.serde.ObjectMapper;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random journals of two tills over two months: a naive count in Java, the SQL recount and the
 * roll-ups agree on every figure.
 */
class RollUpsOracleIT {
  private static JournalFixture fixture;

  @BeforeContainer
  static void set() {
    fixture = new JournalFixture();
  }

  @AfterContainer
  static void end() {
    fixture.close();
  }

  /** A sale as the naive count sees it. */
  private static final class Known {
    final TestTill till;
    final long seq;
    final Sealed entry;
    final EntryBody.Sale sale;
    final String month;
    final byte[] badge;
    final long[] leftMilli;
    final long[] leftFen;
    boolean voided;

    Known(TestTill till, long seq, Sealed entry, String month, byte[] badge) {
      this.till = till;
      this.seq = seq;
      this.entry = entry;
      this.sale = (EntryBody.Sale) ((ReadBody.Understood) entry.uploaded().read()).body();
      this.month = month;
      this.badge = badge;
      this.leftMilli = sale.lines().stream().mapToLong(SaleLine::quantityMilli).toArray();
      this.leftFen = sale.lines().stream().mapToLong(SaleLine::netFen).toArray();
    }

    boolean stands() {
      return !voided && java.util.Arrays.stream(leftMilli).sum() > 0;
    }
  }

  @Property(tries = 12)
  void everyFigureAgreesWithANaiveCount(@ForAll long seed) throws Exception {
    fixture.execute(
        "TRUNCATE outlet_day, outlet_month, channel_month, participation, participant_count, visit_count, visit_month, visit, sale, refund, refund_line,"
            + " sale_line, sale_void, tender CASCADE");
    fixture.clock.set("2026-10-31T13:00:00Z");
    var random = new Random(seed);
    List<TestTill> tills = List.of(fixture.till(1), fixture.till(2));
    List<Known> sales = new ArrayList<>();
    Map<String, long[]> naive = new TreeMap<>();
    for (TestTill till : tills) {
      fixture.upload(till.openShift(0));
    }
    for (int round = 0; round < 6; round++) {
      for (TestTill till : tills) {
        till.deviceTime = fixture.clock.instant();
        List<Sealed> upload = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          upload.add(step(random, till, sales, naive));
        }
        assertThat(JournalFixture.outcomes(fixture.upload(upload))).containsOnly("RECORDED");
        if (random.nextInt(3) == 0) {
          fixture.upload(upload);
        }
      }
      fixture.clock.forward(Duration.ofMinutes(47));
    }
    assertEverythingAgrees(sales, naive);
  }

  private static Sealed step(
      Random random, TestTill till, List<Known> sales, Map<String, long[]> naive) {
    String month =
        fixture.clock.instant().isBefore(java.time.Instant.parse("2026-10-31T16:00:00Z"))
            ? "2026-10-01"
            : "2026-11-01";
    List<Known> own = sales.stream().filter(one -> one.till == till && one.stands()).toList();
    int dice = random.nextInt(10);
    if (dice < 6 || own.isEmpty()) {
      return sell(random, till, sales, naive, month);
    }
    Known target = own.get(random.nextInt(own.size()));
    if (dice == 6
        && java.util.Arrays.equals(
            target.leftFen, target.sale.lines().stream().mapToLong(SaleLine::netFen).toArray())
        && java.util.Arrays.stream(target.leftMilli).sum()
            == target.sale.lines().stream().mapToLong(SaleLine::quantityMilli).sum()) {
      target.voided = true;
      add(naive, target.till, target.month, -1, -target.sale.totalFen(), 0, 0);
      return till.voidSale(till.original(target.entry, target.seq));
    }
    return refund(random, till, target, naive, month);
  }

  private static Sealed sell(
      Random random, TestTill till, List<Known> sales, Map<String, long[]> naive, String month) {
    List<SaleLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(3); i++) {
      lines.add(
          switch (random.nextInt(3)) {
            case 0 -> TestTill.line(i, 1000L * (1 + random.nextInt(4)), TestTill.TEA);
            case 1 -> TestTill.line(i, 1 + random.nextInt(5000), TestTill.MEAT);
            default -> TestTill.line(i, 1000, TestTill.CUP);
          });
    }
    byte[] badge = random.nextInt(3) == 0 ? null : new byte[16];
    if (badge != null) {
      badge[0] = (byte) random.nextInt(4);
    }
    Participant who =
        badge == null
            ? null
            : new Participant.ByBadge(
                BadgeCode.sign(badge, fixture.keys.badges().getPrivate()).text());
    long gross = lines.stream().mapToLong(SaleLine::grossFen).sum();
    long seq = till.journal.nextSeq();
    Sealed entry =
        till.sell(lines, Math.min(gross, random.nextInt(10)), TenderMethod.CASH, who, null);
    Known known = new Known(till, seq, entry, month, badge);
    sales.add(known);
    add(naive, till, month, 1, known.sale.totalFen(), 0, 0);
    return entry;
  }

  private static Sealed refund(
      Random random, TestTill till, Known target, Map<String, long[]> naive, String month) {
    List<RefundLine> lines = new ArrayList<>();
    for (int i = 0; i < target.leftMilli.length; i++) {
      if (target.leftMilli[i] > 0 && (lines.isEmpty() || random.nextBoolean())) {
        SaleLine line = target.sale.lines().get(i);
        long some = 1 + (long) (random.nextDouble() * (target.leftMilli[i] - 1));
        long milli =
            random.nextBoolean()
                ? target.leftMilli[i]
                : line.unit() == SalesUnit.PIECE ? Math.ceilDiv(some, 1000) * 1000 : some;
        long fen =
            Amounts.partRefundFen(
                line.netFen(), line.quantityMilli(), target.leftFen[i], target.leftMilli[i], milli);
        target.leftMilli[i] -= milli;
        target.leftFen[i] -= fen;
        lines.add(new RefundLine(i + 1, milli, fen));
      }
    }
    add(naive, target.till, month, 0, 0, 1, lines.stream().mapToLong(RefundLine::netFen).sum());
    return till.refund(till.original(target.entry, target.seq), lines, TenderMethod.CASH);
  }

  private static void add(Map<String, long[]> naive, TestTill till, String month, long... change) {
    long[] sums =
        naive.computeIfAbsent(
            (till.label.startsWith("A") ? "FAIR " : "SUPERMARKET ") + month, key -> new long[4]);
    for (int i = 0; i < 4; i++) {
      sums[i] += change[i];
    }
  }

  private static void assertEverythingAgrees(List<Known> sales, Map<String, long[]> naive)
      throws Exception {
    List<String> expected = new ArrayList<>();
    naive.forEach(
        (key, sums) ->
            expected.add("%s %d %d %d %d".formatted(key, sums[0], sums[1], sums[2], sums[3])));
    assertThat(
            fixture.rows(
                "SELECT channel_code, month, sales, sold_fen, refunds, refunded_fen FROM channel_month ORDER BY 1, 2"))
        .containsExactlyElementsOf(expected);
    Map<String, Set<Byte>> persons = new HashMap<>();
    for (Known one : sales) {
      if (one.badge != null && one.stands()) {
        persons.computeIfAbsent("ALL", key -> new HashSet<>()).add(one.badge[0]);
        persons
            .computeIfAbsent(one.month.substring(0, 7), key -> new HashSet<>())
            .add(one.badge[0]);
      }
    }
    for (String period : List.of("ALL", "2026-10", "2026-11")) {
      assertThat(
              fixture.number(
                  "SELECT coalesce(sum(persons), 0) FROM participant_count WHERE (channel_code, region_code, period) = ('ALL', 'ALL', '"
                      + period
                      + "')"))
          .as(period)
          .isEqualTo(persons.getOrDefault(period, Set.of()).size());
    }
    try (Connection connection = fixture.source.getConnection()) {
      assertThat(Recount.differences(connection)).isEmpty();
      fixture.execute(
          "UPDATE outlet_day SET sold_fen = sold_fen + 1; DELETE FROM participation; DELETE FROM participant_count");
      assertThat(Recount.differences(connection)).isNotEmpty();
      new Rebuild(
              fixture.source,
              new AuditOnConnection(ObjectMapper.getDefault(), fixture.clock),
              fixture.clock)
          .run(progress -> {});
      assertThat(Recount.differences(connection)).isEmpty();
    }
  }
}
