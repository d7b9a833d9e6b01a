package cn.jiuxiao.server.sales;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TillOnTheWire;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ReceiptCode;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One till takes back what another sold: it asks first, and the later arrival is parked. */
class ReservationsIT extends ServerTest {
  @Inject ServerKeys keys;
  private JournalFixture fixture;
  private TestTill seller;
  private TestTill other;
  private Sealed sale;
  private Original original;

  @BeforeAll
  void places() {
    fixture = new JournalFixture(database(), keys);
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void aSaleAndAnotherTill() {
    fixture.clock.set(Clock.systemUTC().instant().toString());
    seller = fixture.till(1);
    other = fixture.till(1);
    sale = null;
    fixture.upload(seller.openShift(20000));
    fixture.upload(other.openShift(20000));
    sale = seller.sell(2000, TestTill.MEAT);
    original = seller.original(sale, 2);
    assertThat(outcomes(fixture.upload(sale))).containsExactly("RECORDED");
  }

  private HttpResponse<String> get(TestTill till, String path) {
    String token = TillOnTheWire.token(http(), till);
    return http().send(path, request -> request.header("Authorization", "Bearer " + token).GET());
  }

  private HttpResponse<String> reserve(TestTill till, String lines) {
    String token = TillOnTheWire.token(http(), till);
    String body =
        "{\"original\":{\"terminal\":\"%s\",\"seq\":%d,\"hash\":\"%s\"},\"lines\":[%s]}"
            .formatted(original.terminal(), original.seq(), original.hash(), lines);
    return http()
        .send(
            "/api/kiosk/reservations",
            request ->
                request
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
  }

  private static String line(long milli) {
    return "{\"line\":1,\"quantityMilli\":" + milli + "}";
  }

  private Sealed refundBy(TestTill till, long milli, long fen) {
    return till.refund(original, List.of(new RefundLine(1, milli, fen)), TenderMethod.CASH);
  }

  private String code() {
    return ReceiptCode.of(sale.seal().hash()).text();
  }

  private void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("urn:jiuxiao:problem:" + code + "\"");
  }

  @Test
  void aTillReadsAnotherTillsReceiptByItsCodeAndByItsNumber() {
    fixture.upload(refundBy(seller, 500, 1290));
    for (String path :
        List.of(
            "/receipts/" + code(),
            "/receipts?number=" + seller.label.toLowerCase(java.util.Locale.ROOT) + "-2")) {
      HttpResponse<String> answer = get(other, "/api/kiosk" + path);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"hash\":\"" + sale.seal().hash() + "\"")
          .contains("\"quantityMilli\":2000,\"priceFen\":2580")
          .contains("\"netFen\":5160,\"eligible\":false")
          .contains("\"totalFen\":5160")
          .contains("\"tenders\":[{\"method\":\"WECHAT\",\"amountFen\":5160,\"account\":null}]")
          .contains("\"lines\":[{\"line\":1,\"quantityMilli\":500,\"netFen\":1290}]");
    }
  }

  @Test
  void aReceiptOfAnotherOutletIsUnknown() {
    TestTill stranger = fixture.till(2);
    refused(get(stranger, "/api/kiosk/receipts/" + code()), 404, "sales.receipt-unknown");
    refused(
        get(stranger, "/api/kiosk/receipts?number=" + seller.label + "-2"),
        404,
        "sales.receipt-unknown");
    refused(reserve(stranger, line(1)), 404, "sales.receipt-unknown");
    refused(get(other, "/api/kiosk/receipts/nonsense"), 404, "sales.receipt-unknown");
    refused(get(other, "/api/kiosk/receipts?number=7"), 404, "sales.receipt-unknown");
  }

  @Test
  void whatOneTillReservedNoOtherCanReserve() {
    assertThat(reserve(other, line(1500)).statusCode()).isEqualTo(200);
    refused(reserve(seller, line(1)), 409, "sales.reserved-elsewhere");
    assertThat(reserve(other, line(1400)).statusCode()).as("its own again").isEqualTo(200);
    refused(reserve(other, line(2001)), 409, "sales.refund-exceeds-sale");
    assertThat(get(seller, "/api/kiosk/receipts/" + code()).body())
        .contains("\"label\":\"" + other.label + "\",\"line\":1,\"quantityMilli\":1400");
    assertThat(reserve(other, "").statusCode()).as("gives it up").isEqualTo(200);
    assertThat(reserve(seller, line(2000)).body())
        .contains("\"receipt\":{")
        .contains("\"label\":\"" + seller.label + "\",\"line\":1,\"quantityMilli\":2000");
  }

  @Test
  void nonsenseIsRefused() {
    refused(reserve(other, line(0)), 400, "kiosks.malformed-request");
    refused(reserve(other, "null"), 400, "kiosks.malformed-request");
    refused(reserve(other, line(1) + "," + line(2)), 400, "kiosks.malformed-request");
    refused(reserve(other, "{\"line\":9,\"quantityMilli\":1}"), 409, "sales.refund-exceeds-sale");
  }

  @Test
  void theLaterArrivalIsParkedStillCountsInItsDrawerAndBothAreSeen() {
    assertThat(reserve(other, line(2000)).statusCode()).isEqualTo(200);
    Sealed offline = refundBy(seller, 2000, 5160);
    assertThat(outcomes(fixture.upload(offline))).containsExactly("PARKED RESERVED_ELSEWHERE");
    assertThat(outcomes(fixture.upload(refundBy(other, 2000, 5160)))).containsExactly("RECORDED");
    assertThat(drawer(seller)).isEqualTo(-5160);
    assertThat(drawer(other)).isEqualTo(-5160);
    assertThat(fixture.retry()).as("the other's refund has come: nothing is left").isZero();
    assertThat(
            fixture.number(
                "SELECT count(*) FROM refund_reservation r WHERE r.terminal_id = '"
                    + seller.id()
                    + "'"))
        .isZero();
    assertThat(outcomes(fixture.upload(refundBy(seller, 2000, 5160))))
        .containsExactly("PARKED REFUND_EXCEEDS_SALE");
  }

  private long drawer(TestTill till) {
    return fixture.number(
        "SELECT sum(cash_fen) FROM drawer_movement WHERE terminal_id = '" + till.id() + "'");
  }

  @Test
  void aReservationThatIsNeverUsedEndsAndTheParkedRefundCounts() {
    reserve(other, line(2000));
    assertThat(outcomes(fixture.upload(refundBy(seller, 2000, 5160))))
        .containsExactly("PARKED RESERVED_ELSEWHERE");
    assertThat(fixture.retry()).isZero();
    fixture.clock.forward(Duration.ofHours(25));
    assertThat(fixture.retry()).isEqualTo(1);
    refused(reserve(other, line(1)), 409, "sales.refund-exceeds-sale");
  }

  /** A day after the money was given back, while nobody at the office has looked. */
  @Test
  void aRefundThatIsParkedKeepsOthersOffUntilItIsSettled() throws Exception {
    reserve(other, line(2000));
    other.cashier = 77;
    Sealed unknown = refundBy(other, 1000, 2580);
    assertThat(outcomes(fixture.upload(unknown))).containsExactly("PARKED UNKNOWN_CASHIER");
    assertThat(held(other)).as("the rest of what it had reserved").isEqualTo(1000);
    fixture.clock.forward(Duration.ofHours(25));
    refused(reserve(seller, line(1)), 409, "sales.reserved-elsewhere");
    assertThat(get(seller, "/api/kiosk/receipts/" + code()).body())
        .contains("\"label\":\"" + other.label + "\",\"line\":1,\"quantityMilli\":1000");
    assertThat(outcomes(fixture.upload(refundBy(seller, 1001, 2583))))
        .containsExactly("PARKED RESERVED_ELSEWHERE");
    assertThat(outcomes(fixture.upload(refundBy(seller, 500, 1290))))
        .as("of what the other has not given back")
        .containsExactly("RECORDED");
    assertThat(reserve(other, line(500)).statusCode()).as("its own").isEqualTo(200);
    reserve(other, "");
    fixture.settleEntries().refuseAll(1, List.of(new EntryKey(other.id(), 0, 2)), "重复");
    assertThat(reserve(seller, line(1500)).statusCode()).isEqualTo(200);
    assertThat(fixture.retry()).as("the refund that it kept off").isEqualTo(1);
  }

  private long held(TestTill till) {
    return fixture.number(
        "SELECT sum(quantity_milli) FROM refund_reservation WHERE reserved_by = '"
            + till.id()
            + "'");
  }

  @Test
  void aVoidThatIsParkedKeepsOthersOffAndGivesUpWhatItsTillHad() {
    reserve(seller, line(2000));
    seller.cashier = 77;
    assertThat(outcomes(fixture.upload(seller.voidSale(original))))
        .containsExactly("PARKED UNKNOWN_CASHIER");
    assertThat(held(seller)).isZero();
    refused(reserve(other, line(1)), 409, "sales.reserved-elsewhere");
    assertThat(get(other, "/api/kiosk/receipts/" + code()).body())
        .contains("\"label\":\"" + seller.label + "\",\"line\":1,\"quantityMilli\":2000");
  }

  @Test
  void aVoidWaitsForWhatAnotherTillHasReserved() {
    reserve(other, line(1000));
    assertThat(outcomes(fixture.upload(seller.voidSale(original))))
        .containsExactly("PARKED RESERVED_ELSEWHERE");
    reserve(other, "");
    fixture.clock.forward(Duration.ofHours(1));
    assertThat(fixture.retry()).isEqualTo(1);
    refused(reserve(other, line(1)), 409, "sales.receipt-voided");
  }

  @Test
  void aRefundUsesUpItsOwnPiecesOfWhatItsTillHoldsAndNoMore() {
    reserve(other, line(2000));
    assertThat(outcomes(fixture.upload(refundBy(other, 500, 1290)))).containsExactly("RECORDED");
    refused(reserve(seller, line(1)), 409, "sales.reserved-elsewhere");
    assertThat(held(other)).isEqualTo(1500);
    assertThat(outcomes(fixture.upload(refundBy(other, 1500, 3870)))).containsExactly("RECORDED");
    refused(reserve(seller, line(1)), 409, "sales.refund-exceeds-sale");
  }

  @Test
  void aTillThatIsRevokedReadsNothing() {
    fixture.execute(
        "INSERT INTO terminal_revocation (terminal_id, revoked_at, revoked_by, reason) VALUES ('"
            + other.id()
            + "', now(), 1, '丢失')");
    refused(get(other, "/api/kiosk/receipts/" + code()), 403, "kiosks.not-allowed");
    refused(reserve(other, line(1)), 403, "kiosks.not-allowed");
  }
}
