package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.EntryCheck;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.statistics.FigureFixture.Tally;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every level of the figures against what the tills wrote, to the fen. */
class FiguresIT extends ServerTest {
  private static final Actor OFFICE = TestSignIn.actor(Role.PROGRAMME_OFFICE);
  private static final Actor SHIMEN = officer("430726");
  private static final Period YEAR = Period.year(2026);

  @Inject ReferenceData reference;
  @Inject Figures figures;
  @Inject FigureWatch watch;
  @Inject OutletFigures outletFigures;
  @Inject OutletReceipts outletReceipts;
  @Inject OutletDays outletDays;
  @Inject Receipts receipts;
  @Inject EntryProofs proofs;
  private FigureFixture fixture;

  @BeforeAll
  void sell() {
    fixture = new FigureFixture(database(), KeysForTests.fresh(), reference).sellAll();
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  private static Actor officer(String region) {
    return new Actor(9100, "专员", Role.COUNTY_OFFICER, region, null, null, null);
  }

  private static Tally tally(Sums sums) {
    return new Tally(sums.sales(), sums.refunds(), sums.total().fen(), sums.eligible().fen());
  }

  private static ListQuery query(@Nullable Period period, Map<String, String> more) {
    Map<String, String> filters = new HashMap<>(more);
    if (period != null) {
      filters.put("period", period.toString());
    }
    return new ListQuery("", filters, null, false, 0, 1000);
  }

  @Test
  void everyCellOfTheTableIsWhatTheTillsWrote() {
    for (Period period : List.of(YEAR, YEAR.monthOf(8), YEAR.monthOf(10))) {
      FigureTable table = figures.table(OFFICE, period);
      String months = period.month() == null ? ".*" : period.toString();
      assertThat(table.regions()).hasSize(11).contains("430700", "433126");
      assertThat(tally(table.all().sums()))
          .isEqualTo(fixture.tally("\\d+ \\S+ \\S+ " + months))
          .satisfies(all -> assertThat(all.totalFen()).isPositive());
      for (Channel channel : Channel.values()) {
        assertThat(tally(table.at(channel, null).sums()))
            .isEqualTo(fixture.tally("\\d+ " + channel + " \\S+ " + months));
        for (String region : table.regions()) {
          assertThat(tally(table.at(channel, region).sums()))
              .isEqualTo(fixture.tally("\\d+ " + channel + " " + region + " " + months));
        }
      }
    }
    assertThat(tally(figures.table(OFFICE, YEAR).months().get(8).sums()))
        .isEqualTo(fixture.tally(".* 2026-09"));
    assertThat(figures.table(OFFICE, YEAR).months().get(0)).isEqualTo(Figure.NONE);
  }

  @Test
  void personsAreDistinctAtEveryGrainAndNeverTheSum() {
    FigureTable table = figures.table(OFFICE, YEAR);
    assertThat(table.all().persons()).isEqualTo(fixture.persons(".*"));
    assertThat(table.at(Channel.FAIR, null).persons()).isEqualTo(fixture.persons("FAIR .*"));
    assertThat(table.at(null, "430726").persons()).isEqualTo(fixture.persons("\\S+ 430726 .*"));
    long sum = table.regions().stream().mapToLong(code -> table.at(null, code).persons()).sum();
    assertThat(sum).isGreaterThan(table.all().persons());
    assertThat(table.all().visits()).isEqualTo(3 * 6 * 7);
    assertThat(table.target()).isNull();
  }

  @Test
  void whatLiesBeneathACellComesToTheCell() {
    FigureTable table = figures.table(OFFICE, YEAR);
    for (Channel channel : Channel.values()) {
      for (String region : table.regions()) {
        ListQuery query = query(YEAR, Map.of("channel", channel.name(), "region", region));
        Sums cell = table.at(channel, region).sums();
        assertThat(outletFigures.total(OFFICE, query).sums()).isEqualTo(cell);
        Sums sum =
            outletFigures.page(OFFICE, query).stream()
                .map(OutletFigure::sums)
                .reduce(Sums.NONE, Sums::plus);
        assertThat(sum).isEqualTo(cell);
      }
    }
    List<OutletFigure> outlets = outletFigures.page(OFFICE, query(YEAR.monthOf(10), Map.of()));
    assertThat(outlets).hasSize(6);
    for (OutletFigure outlet : outlets) {
      receiptsComeTo(outlet);
    }
  }

  private void receiptsComeTo(OutletFigure outlet) {
    ListQuery query = query(YEAR.monthOf(10), Map.of());
    OutletReceipts.Total total = outletReceipts.total(OFFICE, outlet.outletId(), query);
    Tally wanted = fixture.tally(outlet.outletId() + " .* 2026-10");
    assertThat(
            new Tally(total.sales(), total.refunds(), total.total().fen(), total.eligible().fen()))
        .isEqualTo(wanted)
        .isEqualTo(tally(outlet.sums()));
    List<ReceiptRow> rows = outletReceipts.page(OFFICE, outlet.outletId(), query);
    assertThat(rows).hasSize(7).hasSize((int) total.receipts());
    assertThat(rows.stream().map(ReceiptRow::total).reduce(Money.ZERO, Money::plus).fen())
        .isEqualTo(wanted.totalFen());
    for (ReceiptRow row : rows) {
      Receipt receipt = receipts.open(OFFICE, row.code().text());
      assertThat(receipt.total().fen()).isEqualTo(Math.abs(row.printed().fen()));
      assertThat(receipt.lines().stream().map(Receipt.Line::net).reduce(Money.ZERO, Money::plus))
          .isEqualTo(receipt.total());
      assertThat(
              receipt.lines().stream()
                  .filter(line -> line.eligibility() != null)
                  .map(Receipt.Line::net)
                  .reduce(Money.ZERO, Money::plus))
          .isEqualTo(receipt.eligible());
      EntryProof proof =
          proofs.open(
              OFFICE, receipt.entry().terminal(), receipt.entry().branch(), receipt.entry().seq());
      assertThat(proof.holds()).isTrue();
      assertThat(proof.receipt()).isEqualTo(row.code().text());
    }
  }

  @Test
  void receiptsAreFoundByNumberDayAndKind() {
    Map<String, String> voided = Map.of("kind", "VOIDED", "day", "2026-10-17");
    List<ReceiptRow> rows = outletReceipts.page(OFFICE, 1, query(null, voided));
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().total()).isEqualTo(Money.ZERO);
    Receipt receipt = receipts.open(OFFICE, rows.getFirst().code().text());
    assertThat(receipt.standing()).isEqualTo(Receipt.Standing.VOIDED);
    var search = new ListQuery(receipt.number(), Map.of(), null, false, 0, 10);
    assertThat(outletReceipts.page(OFFICE, 1, search))
        .extracting(ReceiptRow::number)
        .contains(receipt.number());
    ReceiptRow refund =
        outletReceipts
            .page(OFFICE, 1, query(YEAR.monthOf(10), Map.of("kind", "REFUND")))
            .getFirst();
    Receipt back = receipts.open(OFFICE, refund.code().text());
    assertThat(back.kind()).isEqualTo(Receipt.Kind.REFUND);
    Receipt original = receipts.open(OFFICE, back.original().code().text());
    assertThat(original.standing()).isEqualTo(Receipt.Standing.PARTLY_REFUNDED);
    assertThat(original.refunded()).isEqualTo(back.total());
  }

  @Test
  void anOutletsDaysComeAPageAtATimeEachWithItsOwnSum() {
    List<OutletDays.Day> days = new ArrayList<>(outletDays.page(OFFICE, 1, "", 0, 2));
    assertThat(days).extracting(day -> day.day() + "").containsExactly("2026-10-17", "2026-09-12");
    days.addAll(outletDays.page(OFFICE, 1, "", 2, 2));
    assertThat(days).hasSize(3).hasSize(outletDays.count(OFFICE, 1, ""));
    assertThat(days.getLast().day()).hasToString("2026-08-05");
    for (OutletDays.Day day : days) {
      assertThat(tally(day.sums())).isEqualTo(fixture.tally("1 .* " + day.day().month()));
      assertThat(outletDays.day(OFFICE, 1, day.day().toString())).contains(day);
    }
    assertThat(outletDays.page(OFFICE, 1, "-09-", 0, 2)).containsExactly(days.get(1));
    assertThat(outletDays.count(OFFICE, 1, "-09-")).isEqualTo(1);
    assertThat(outletDays.day(OFFICE, 1, "2026-10-16")).isEmpty();
    assertThat(outletDays.day(OFFICE, 1, "never")).isEmpty();
    assertThat(outletDays.months(OFFICE, 1))
        .containsExactly(YEAR.monthOf(10), YEAR.monthOf(9), YEAR.monthOf(8));
    assertThatThrownBy(() -> outletDays.page(SHIMEN, 2, "", 0, 2)).isInstanceOf(NotFound.class);
  }

  @Test
  void everyoneSeesTheirOwn() {
    FigureTable shimen = figures.table(SHIMEN, YEAR);
    assertThat(shimen.regions()).containsExactly("430726");
    assertThat(tally(shimen.all().sums())).isEqualTo(fixture.tally("\\d+ \\S+ 430726 .*"));
    assertThat(shimen.all().persons()).isEqualTo(fixture.persons("\\S+ 430726 .*"));
    assertThat(outletFigures.page(SHIMEN, query(YEAR, Map.of())))
        .extracting(OutletFigure::outletId)
        .containsExactlyInAnyOrder(1L, 3L);
    assertThatThrownBy(() -> outletReceipts.page(SHIMEN, 2, query(YEAR, Map.of())))
        .isInstanceOf(NotFound.class);
    String foreign = outletReceipts.page(OFFICE, 2, query(YEAR, Map.of())).getFirst().code().text();
    assertThatThrownBy(() -> receipts.open(SHIMEN, foreign)).isInstanceOf(NotFound.class);
    Receipt.EntryPlace entry = receipts.open(OFFICE, foreign).entry();
    assertThatThrownBy(() -> proofs.open(SHIMEN, entry.terminal(), entry.branch(), entry.seq()))
        .isInstanceOf(NotFound.class);
    Actor vendor = new Actor(9101, "茶", Role.VENDOR, null, null, 1L, null);
    assertThatThrownBy(() -> figures.table(vendor, YEAR)).isInstanceOf(AccessDenied.class);
    assertThat(outletFigures.page(vendor, query(YEAR, Map.of()))).isEmpty();
    for (Role role : List.of(Role.CASHIER, Role.MEMBER_UNIT)) {
      assertThatThrownBy(() -> outletFigures.page(TestSignIn.actor(role), query(YEAR, Map.of())))
          .isInstanceOf(AccessDenied.class);
    }
  }

  @Test
  void aChangedByteOrHashOrSignatureIsSeen() {
    ReceiptRow row = outletReceipts.page(OFFICE, 4, query(YEAR.monthOf(8), Map.of())).getFirst();
    Receipt.EntryPlace at = receipts.open(OFFICE, row.code().text()).entry();
    String key = " WHERE terminal_id = '%s' AND seq = %d".formatted(at.terminal(), at.seq());
    fixture.journal.execute(
        "UPDATE journal_entry SET body = set_byte(body, 5, get_byte(body, 5) # 1)" + key);
    assertThat(failing(at)).containsExactly(EntryCheck.Subject.HASH);
    fixture.journal.execute(
        "UPDATE journal_entry SET body = set_byte(body, 5, get_byte(body, 5) # 1),"
            + " signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
            + key);
    assertThat(failing(at)).containsExactly(EntryCheck.Subject.SIGNATURE);
    fixture.journal.execute(
        "UPDATE journal_entry SET signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
            + key);
    assertThat(failing(at)).isEmpty();
  }

  private List<EntryCheck.Subject> failing(Receipt.EntryPlace at) {
    return proofs.open(OFFICE, at.terminal(), at.branch(), at.seq()).checks().stream()
        .filter(check -> !check.holds())
        .map(EntryCheck::subject)
        .toList();
  }

  @Test
  void thePublicPageShowsTheReceiptAndNobody() {
    ReceiptRow row =
        outletReceipts.page(OFFICE, 1, query(YEAR.monthOf(10), Map.of("kind", "SALE"))).getFirst();
    HttpResponse<String> page = http().get("/r/" + row.code().text());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("已由服务器收到并验证签名", row.number(), row.total().yuan(), "展位 A-001", "贫困县产品")
        .doesNotContain("张三", "139000");
    assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
    String english =
        http()
            .send(
                "/r/" + row.code().text(), request -> request.GET().header("Accept-Language", "en"))
            .body();
    assertThat(english).contains("Received by the server, signature verified");
    for (String unknown :
        List.of("AAAAAAAAAAAAAAAAAAAAAA", "short", UUID.randomUUID().toString())) {
      HttpResponse<String> missing = http().get("/r/" + unknown);
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.body()).contains("还没有这张小票", "联网后自动上传");
    }
  }

  @Test
  void allWhoWatchAreToldOnceOfAChange() {
    var first = new ArrayList<RollUpSnapshot>();
    var second = new ArrayList<RollUpSnapshot>();
    FigureWatch.Watching one = watch.watch(first::add);
    FigureWatch.Watching two = watch.watch(second::add);
    watch.look();
    int before = first.size();
    watch.look();
    assertThat(first).hasSize(before);
    fixture.journal.execute(
        "INSERT INTO visit_month VALUES ('FAIR', '430726', '2025-01-01', 1, 0)"); // a visit, in no
    // tested year
    watch.now(); // a page that opens meanwhile takes nothing from those who watch
    watch.look();
    assertThat(first).hasSize(before + 1);
    assertThat(second).hasSameSizeAs(first);
    assertThat(second.getLast()).isSameAs(first.getLast());
    one.end();
    two.end();
  }
}
