package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often may be asked before one is told to wait. */
class TillRatesIT extends ServerTest {
  private static final int PROOFS = 8;
  private static final int RECEIPTS = 120;

  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject Kiosks kiosks;
  @Inject MovableClock clock;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(
        MovableClock.PROPERTY, "true", "jiuxiao.tills.proofs-a-minute", String.valueOf(PROOFS));
  }

  @Test
  void oneTillThatRunsWildWaitsAndNoOther() {
    places.make();
    // It stands: what takes long refills nothing.
    clock.set(clock.instant().toString());
    long outlet = fairs.teaOutlet(ORGANIZER, "展会");
    TestDevice wild = till(outlet);
    TestDevice other = till(outlet);
    for (int i = 0; i < RECEIPTS; i++) {
      assertThat(wild.get("/api/kiosk/receipts?number=X-1").statusCode()).isEqualTo(404);
    }
    mustWait(wild.get("/api/kiosk/receipts?number=X-1"), 1);
    mustWait(wild.get("/api/kiosk/receipts/x"), 1);
    assertThat(other.get("/api/kiosk/receipts?number=X-1").statusCode()).isEqualTo(404);
    assertThat(wild.get("/api/kiosk/setup").statusCode()).isEqualTo(200);

    for (int i = 4; i < PROOFS; i++) {
      wild.nonce();
    }
    mustWait(wild.post("/api/kiosk/nonces", "{}"), 60 / PROOFS + 1);
    mustWait(wild.post("/api/kiosk/tokens", "{}"), 60 / PROOFS + 1);
    clock.forward(Duration.ofMinutes(1));
    assertThat(wild.get("/api/kiosk/receipts?number=X-1").statusCode()).isEqualTo(404);
    assertThat(wild.token(wild.nonce()).statusCode()).isEqualTo(200);
  }

  private TestDevice till(long outlet) {
    var till = new TestDevice(http());
    till.enrol(kiosks.issueCode(ORGANIZER, kiosks.add(ORGANIZER, outlet, "").storedId()).code());
    till.signIn();
    return till;
  }

  private static void mustWait(HttpResponse<String> answer, long seconds) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
    assertThat(answer.body()).contains("urn:jiuxiao:problem:kiosks.too-many-requests");
    assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, seconds);
  }
}
