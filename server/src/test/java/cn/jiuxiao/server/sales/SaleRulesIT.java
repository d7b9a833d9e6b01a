package cn.jiuxiao.server.sales;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.BodyWriter;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaleRulesIT {
  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    till = fixture.till(1);
    fixture.upload(till.openShift(20000));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private void assertParked(String reason, Sealed... entries) {
    String before = fixture.rows("SELECT t::text FROM outlet_day t ORDER BY 1").toString();
    List<String> outcomes = outcomes(fixture.upload(entries));
    assertThat(outcomes.getLast()).isEqualTo("PARKED " + reason);
    assertThat(fixture.rows("SELECT t::text FROM outlet_day t ORDER BY 1").toString())
        .isEqualTo(before);
    assertThat(fixture.rows("SELECT reason FROM unsettled_entry")).contains(reason);
  }

  private Sealed sealWith(String from, String to) {
    EntryBody.Sale sale =
        till.sale(List.of(TestTill.line(1, 2000, TestTill.TEA)), 0, TenderMethod.WECHAT, null);
    String text = new String(BodyWriter.write(sale), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return till.journal.appendBytes(text.replace(from, to).getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void anUnknownVersionIsParked() {
    assertParked("UNKNOWN_VERSION", sealWith("\"v\":1", "\"v\":9"));
  }

  @Test
  void anUnknownKindIsParked() {
    assertParked("UNKNOWN_KIND", sealWith("\"SALE\"", "\"GIFT\""));
  }

  @Test
  void aMalformedBodyIsParkedAndTheChainGoesOn() {
    assertParked("MALFORMED_BODY", sealWith("\"totalFen\":33600", "\"totalFen\":\"a lot\""));
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.TEA)))).containsExactly("RECORDED");
  }

  @Test
  void aReceiptThatIsNotTheTerminalsOwnNumberIsParked() {
    assertParked(
        "MALFORMED_BODY", sealWith("\"receipt\":\"" + till.label + "-2\"", "\"receipt\":\"B-9\""));
  }

  @Test
  void anUnknownProductIsParked() {
    assertParked("UNKNOWN_PRODUCT", till.sell(1000, new Item("P-NONE", 100, SalesUnit.PIECE)));
  }

  @Test
  void aProductThatTheOutletDidNotOfferAtThatVersionIsParked() {
    till.catalogue = 0;
    assertParked("UNKNOWN_PRODUCT", till.sell(1000, TestTill.TEA));
  }

  @Test
  void aCatalogueOfTheFutureIsParked() {
    till.catalogue = 3;
    assertParked("UNKNOWN_CATALOGUE", till.sell(1000, TestTill.TEA));
  }

  @Test
  void theOldPriceOfAnOldCatalogueIsRightAndOfTheNewOneWrong() {
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.TEA)))).containsExactly("RECORDED");
    till.catalogue = 2;
    assertThat(outcomes(fixture.upload(till.sell(1000, new Item("P-TEA", 15000, SalesUnit.PIECE)))))
        .containsExactly("RECORDED");
    assertParked("PRICE_DIFFERS", till.sell(1000, TestTill.TEA));
  }

  @Test
  void aPriceOfAnotherUnitDiffers() {
    assertParked("PRICE_DIFFERS", till.sell(1000, new Item("P-TEA", 16800, SalesUnit.KILOGRAM)));
  }

  @Test
  void aRecalledProductIsParkedFromThatHourOn() {
    Item herb = new Item("P-HERB", 500, SalesUnit.PIECE);
    assertParked("BLOCKED_PRODUCT", till.sell(1000, herb));
    fixture.execute("UPDATE product_block SET blocked_at = '2026-10-17T03:00:00Z'");
    assertThat(outcomes(fixture.upload(till.sell(1000, herb)))).containsExactly("RECORDED");
  }

  @Test
  void aRecallThatWasLiftedParksWhatWasSoldMeanwhileOnly() {
    Item herb = new Item("P-HERB", 500, SalesUnit.PIECE);
    fixture.execute(
        "UPDATE product_block SET lifted_at = '2026-10-17T02:30:00Z', lifted_by = 1, lift_reason = 'clean'");
    assertParked("BLOCKED_PRODUCT", till.sell(1000, herb));
    fixture.execute("UPDATE product_block SET lifted_at = '2026-10-17T01:00:00Z'");
    assertThat(outcomes(fixture.upload(till.sell(1000, herb)))).containsExactly("RECORDED");
  }

  @Test
  void figuresThatDoNotAgreeAreParked() {
    assertParked("AMOUNTS_DIFFER", sealWith("\"totalFen\":33600", "\"totalFen\":33500"));
    assertParked("AMOUNTS_DIFFER", sealWith("\"grossFen\":33600", "\"grossFen\":33601"));
    assertParked("AMOUNTS_DIFFER", sealWith("\"netFen\":33600", "\"netFen\":33599"));
    assertParked("AMOUNTS_DIFFER", sealWith("\"roundingFen\":0", "\"roundingFen\":99999999"));
    assertParked("AMOUNTS_DIFFER", till.sell(1500, TestTill.TEA));
  }

  @Test
  void aStrangersCashierIsParked() {
    till.cashier = 2;
    assertParked("UNKNOWN_CASHIER", till.sell(1000, TestTill.TEA));
    till.cashier = 99;
    assertParked("UNKNOWN_CASHIER", till.headcount(3));
  }

  @Test
  void aSaleOutsideAnOpenShiftIsParked() {
    till.shift = 7;
    assertParked("NO_OPEN_SHIFT", till.sell(1000, TestTill.TEA));
    till.shift = 1;
    fixture.upload(till.closeShift(20000, 20000));
    assertParked("NO_OPEN_SHIFT", till.sell(1000, TestTill.TEA));
    assertParked("NO_OPEN_SHIFT", till.closeShift(20000, 20000));
  }

  @Test
  void aSaleAfterTheOutletClosedIsParked() {
    fixture.execute("UPDATE outlet SET closed_at = '2026-10-17T01:00:00Z' WHERE id = 1");
    assertParked("OUTLET_CLOSED", till.sell(1000, TestTill.TEA));
  }

  @Test
  void whatIsReceivedAfterRevocationIsParked() {
    fixture.execute(
        "INSERT INTO terminal_revocation VALUES ('"
            + till.id()
            + "', '2026-10-17T01:59:59Z', 1, '丢失')");
    assertParked("TERMINAL_REVOKED", till.sell(1000, TestTill.TEA));
  }

  @Test
  void eligibilityIsThatOfTheDayAndStaysFrozen() {
    fixture.upload(
        till.sell(1000, TestTill.TEA),
        till.sell(1000, TestTill.CUP),
        till.sell(1000, TestTill.MEAT));
    fixture.clock.set("2026-11-03T02:00:00Z");
    till.deviceTime = fixture.clock.instant();
    fixture.upload(till.sell(1000, TestTill.TEA));
    fixture.execute("DELETE FROM product_eligibility");
    assertThat(fixture.rows("SELECT l.seq, l.eligibility FROM sale_line l ORDER BY seq"))
        .containsExactly("2 POOR_COUNTY", "3 null", "4 null", "5 NEW_BUSINESS_ENTITY");
    assertThat(
            fixture.rows(
                "SELECT sold_fen, sold_eligible_fen FROM outlet_day ORDER BY business_day"))
        .containsExactly("20380 16800", "16800 16800");
  }

  @Test
  void aSaleBeforeMidnightThatArrivesAfterCountsOnItsOwnDay() {
    till.deviceTime = fixture.clock.instant().plus(Duration.ofHours(13)).plusSeconds(3000); // 23:50
    Sealed late = till.sell(1000, TestTill.TEA);
    fixture.clock.set("2026-10-17T17:00:00Z"); // 01:00 the next day
    assertThat(outcomes(fixture.upload(late))).containsExactly("RECORDED");
    assertThat(fixture.rows("SELECT business_day FROM outlet_day")).containsExactly("2026-10-17");
  }

  @Test
  void aClockThatIsYearsOffDoesNotMatterWithinOneDayAndParksAcrossDays() {
    till.deviceTime = java.time.Instant.parse("2031-01-01T00:00:00Z");
    assertThat(outcomes(fixture.upload(till.sell(1000, TestTill.TEA)))).containsExactly("RECORDED");
    assertThat(fixture.rows("SELECT business_day FROM outlet_day")).containsExactly("2026-10-17");
    fixture.clock.set("2026-10-19T02:00:00Z");
    assertParked("TIME_UNCERTAIN", till.sell(1000, TestTill.TEA));
  }
}
