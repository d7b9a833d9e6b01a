package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.PinVerifier;
import cn.jiuxiao.wire.TillKey;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a till asks for, over HTTP, as kiosk-ui/README.md §2–4 says. */
class TillsIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fairFixture;
  @Inject Kiosks kiosks;
  @Inject Cashiers cashiers;
  @Inject Terminals terminals;
  @Inject Outlets outlets;
  @Inject PriceLists priceLists;
  @Inject MovableClock clock;
  private long outlet;
  private Kiosk kiosk = new Kiosk(null, 0, "", "");
  private int fairs;

  @Override
  protected Map<String, String> moreProperties() {
    var properties = new HashMap<>(super.moreProperties());
    properties.put(MovableClock.PROPERTY, "true");
    return properties;
  }

  @BeforeAll
  void people() {
    places.make();
    places.eligible(TEA, "POOR_COUNTY", LocalDate.of(2019, 1, 1));
  }

  @BeforeEach
  void aBooth() {
    outlet = fairFixture.teaOutlet(ORGANIZER, "展会" + fairs++);
    kiosk = kiosks.add(ORGANIZER, outlet, "一号机");
    // An hour later nobody is held for wrong codes any more.
    clock.forward(Duration.ofHours(1));
  }

  @Test
  void aDeviceWithACodeBecomesATerminal() {
    var till = new TestDevice(http());
    HttpResponse<String> answer = till.enrol(code());
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode body = till.read(answer);
    assertThat(body.get("label").getStringValue())
        .isEqualTo(kiosk.label())
        .isEqualTo(outlets.visible(OFFICE, outlet).label() + "-1");
    assertThat(body.get("genesisHash").getStringValue())
        .isEqualTo(EntryChain.genesis(till.terminal(), till.key().publicKey().spki()).toString());
    assertThat(body.get("serverTime").getLongValue()).isCloseTo(clock.millis(), within(60_000L));
    assertThat(terminals.visible(ORGANIZER, till.terminal()).outletId()).isEqualTo(outlet);
  }

  @Test
  void aLostAnswerIsRepeatedToTheSameKeyOnly() {
    var till = new TestDevice(http());
    EnrolmentCode code = code();
    HttpResponse<String> first = till.enrol(code);
    UUID terminal = till.terminal();
    clock.forward(Duration.ofMinutes(20));
    HttpResponse<String> again = till.enrol(code);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(till.terminal()).isEqualTo(terminal);
    assertThat(till.read(again).get("genesisHash")).isEqualTo(till.read(first).get("genesisHash"));
    problem(new TestDevice(http()).enrol(code), 404, "kiosks.enrolment-code-unknown");
    assertThat(places.number("SELECT count(*) FROM terminal WHERE outlet_id = ?", outlet))
        .isEqualTo(1);
  }

  @Test
  void anExpiredCodeIsUnknown() {
    EnrolmentCode code = code();
    clock.forward(Duration.ofMinutes(15));
    problem(new TestDevice(http()).enrol(code), 404, "kiosks.enrolment-code-unknown");
  }

  @Test
  void aNewCodeVoidsTheEarlierOne() {
    EnrolmentCode first = code();
    EnrolmentCode second = code();
    problem(new TestDevice(http()).enrol(first), 404, "kiosks.enrolment-code-unknown");
    assertThat(new TestDevice(http()).enrol(second).statusCode()).isEqualTo(201);
  }

  @Test
  void aProofByAnotherKeyIsRefusedAndTheCodeStaysGood() {
    EnrolmentCode code = code();
    var till = new TestDevice(http());
    problem(till.enrol(code, TillKey.generate()), 422, "kiosks.proof-invalid");
    assertThat(till.enrol(code).statusCode()).isEqualTo(201);
  }

  @Test
  void aKeyIsOneTerminalOnly() {
    var till = new TestDevice(http());
    till.enrol(code());
    problem(till.enrol(code()), 409, "kiosks.key-in-use");
  }

  @Test
  void enrollingAKioskAgainMakesANextTerminal() {
    var first = new TestDevice(http());
    first.enrol(code());
    var second = new TestDevice(http());
    HttpResponse<String> answer = second.enrol(code());
    assertThat(second.terminal()).isNotEqualTo(first.terminal());
    assertThat(second.read(answer).get("label").getStringValue()).isEqualTo(kiosk.label() + ".2");
  }

  @Test
  void elevenGuessesAreTooMany() {
    var guesser = new TestDevice(http());
    var random = new SecureRandom();
    for (int guess = 0; guess < 10; guess++) {
      problem(guesser.enrol(EnrolmentCode.random(random)), 404, "kiosks.enrolment-code-unknown");
    }
    HttpResponse<String> eleventh = guesser.enrol(EnrolmentCode.random(random));
    problem(eleventh, 429, "kiosks.too-many-requests");
    assertThat(eleventh.headers().firstValue("Retry-After")).contains("60");
  }

  @Test
  void whatIsNotARequestIsMalformed() {
    var till = new TestDevice(http());
    for (String body :
        List.of(
            "{}",
            "{\"code\":\"%s\"}".formatted(code().grouped()),
            "{\"code\":\"%s\",\"publicKey\":\"AAAA\",\"proof\":\"AA\",\"client\":{\"version\":\"1\",\"userAgent\":\"x\"}}"
                .formatted(code().grouped()),
            "{\"code\":7")) {
      assertThat(till.post("/api/kiosk/enrolments", body).statusCode()).isEqualTo(400);
    }
    problem(till.post("/api/kiosk/tokens", "{}"), 400, "kiosks.malformed-request");
    problem(
        till.post(
            "/api/kiosk/tokens", "{\"terminal\":\"x\",\"nonce\":\"AA\",\"signature\":\"AA\"}"),
        400,
        "kiosks.malformed-request");
  }

  @Test
  void aTokenWantsAFreshNonceSignedByTheTerminal() {
    var till = enrolled();
    assertThat(till.token(till.nonce()).statusCode()).isEqualTo(200);
    String stale = till.nonce();
    clock.forward(Duration.ofSeconds(60));
    problem(till.token(stale), 401, "kiosks.token-refused");
    problem(till.token("AAAA"), 401, "kiosks.token-refused");
    problem(
        till.token(till.terminal(), till.nonce(), TillKey.generate()), 401, "kiosks.token-refused");
    problem(till.token(UUID.randomUUID(), till.nonce(), till.key()), 401, "kiosks.token-refused");
  }

  @Test
  void withoutAGoodTokenATillLearnsNothing() {
    var till = enrolled();
    assertThat(http().get("/api/kiosk/setup").statusCode()).isEqualTo(401);
    assertThat(http(OFFICE).get("/api/kiosk/setup").statusCode()).isEqualTo(403);
    problem(till.get("/api/kiosk/setup"), 401, "kiosks.token-expired");
    till.signIn();
    assertThat(till.get("/api/kiosk/setup").statusCode()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(15));
    problem(till.get("/api/kiosk/setup"), 401, "kiosks.token-expired");
  }

  @Test
  void aRevokedTerminalMayOnlyHandIn() {
    var till = enrolled();
    terminals.revoke(ORGANIZER, till.terminal(), "丢失");
    assertThat(till.signIn()).isEqualTo("UPLOAD");
    problem(till.get("/api/kiosk/setup"), 403, "kiosks.not-allowed");
    problem(till.get("/api/kiosk/catalogue"), 403, "kiosks.not-allowed");
  }

  @Test
  void theSetupIsTheOutletsOwnAndSaysWhenItIsUnchanged() {
    Cashier cashier = cashiers.add(ORGANIZER, outlet, "张三", true, "2468");
    long other = cashiers.add(ORGANIZER, outlet, "李四", false, "1357").storedId();
    cashiers.change(ORGANIZER, other, "李四", false, true);
    var till = enrolled();
    till.signIn();
    HttpResponse<String> answer = till.get("/api/kiosk/setup");
    JsonNode setup = till.read(answer);
    JsonNode place = setup.get("outlet");
    assertThat(place.get("id").getLongValue()).isEqualTo(outlet);
    assertThat(place.get("channel").getStringValue()).isEqualTo("FAIR");
    assertThat(place.get("channelName").getStringValue()).isEqualTo("节会展销");
    assertThat(place.get("regionName").getStringValue()).isEqualTo("武陵区");
    assertThat(place.get("regionNameEn").getStringValue()).isEqualTo("Wuling District");
    assertThat(setup.get("publicBase").getStringValue()).startsWith("http");
    assertThat(setup.get("cashiers").size()).isEqualTo(1);
    JsonNode told = setup.get("cashiers").get(0);
    assertThat(told.get("id").getLongValue()).isEqualTo(cashier.storedId());
    assertThat(told.get("supervisor").getBooleanValue()).isTrue();
    byte[] stretched =
        PinVerifier.stretch(
            "2468",
            Base64Url.decode(told.get("salt").getStringValue()),
            told.get("iterations").getIntValue());
    assertThat(told.get("verifier").getStringValue())
        .isEqualTo(Base64Url.encode(PinVerifier.verifier(stretched, till.terminal())));

    String etag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> unchanged = till.get("/api/kiosk/setup", etag);
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    cashiers.setPin(ORGANIZER, cashier.storedId(), "1111");
    assertThat(till.get("/api/kiosk/setup", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void theCatalogueComesWholeAndThenByDelta() {
    priceLists.change(
        ORGANIZER,
        outlet,
        List.of(new OfferChange(TEA, 16800L), new OfferChange(BLACK_TEA, 32000L)));
    var till = enrolled();
    till.signIn();
    JsonNode whole = till.read(till.get("/api/kiosk/catalogue"));
    assertThat(whole.get("version").getLongValue()).isEqualTo(1);
    assertThat(whole.get("removed").size()).isZero();
    assertThat(whole.get("products").size()).isEqualTo(2);
    JsonNode tea = whole.get("products").get(0);
    assertThat(tea.get("code").getStringValue()).isEqualTo("P-0601");
    assertThat(tea.get("gtin").getStringValue()).isEqualTo("06901234567892");
    assertThat(tea.get("unit").getStringValue()).isEqualTo("PIECE");
    assertThat(tea.get("priceFen").getLongValue()).isEqualTo(16800);
    assertThat(tea.get("eligibility").getStringValue()).isEqualTo("POOR_COUNTY");
    assertThat(tea.get("blocked").isNull()).isTrue();

    priceLists.change(
        ORGANIZER, outlet, List.of(new OfferChange(TEA, 15000L), new OfferChange(BLACK_TEA, null)));
    JsonNode delta = till.read(till.get("/api/kiosk/catalogue?since=1"));
    assertThat(delta.get("version").getLongValue()).isEqualTo(2);
    assertThat(delta.get("since").getLongValue()).isEqualTo(1);
    assertThat(delta.get("products").size()).isEqualTo(1);
    assertThat(delta.get("removed").get(0).getStringValue()).isEqualTo("P-0602");
    assertThat(till.get("/api/kiosk/catalogue?since=x").statusCode()).isEqualTo(400);
  }

  @Test
  void aClosedOutletTakesNoMoreTills() {
    outlets.close(ORGANIZER, outlet);
    refused(409, "kiosks.outlet-closed", () -> kiosks.issueCode(ORGANIZER, kiosk.storedId()));
  }

  private TestDevice enrolled() {
    var till = new TestDevice(http());
    assertThat(till.enrol(code()).statusCode()).isEqualTo(201);
    return till;
  }

  private EnrolmentCode code() {
    return kiosks.issueCode(ORGANIZER, kiosk.storedId()).code();
  }

  private void problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("urn:jiuxiao:problem:" + code);
  }
}
