package cn.jiuxiao.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import cn.jiuxiao.server.trial.process.Waiting;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillKey;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT extends ServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject DatabaseWatch watch;
  @Inject SignIn signIn;

  @Test
  void whileTheDatabaseIsAwayEverybodyIsToldSoAndAfterwardsAllIsAsBefore() throws Exception {
    Http office = http(signIn.as(Role.PROGRAMME_OFFICE));
    assertThat(office.get("/today").statusCode()).isEqualTo(200);
    assertThat(http().get("/health/readiness").body()).contains("\"status\":\"UP\"");
    database().sendAway();
    try {
      Waiting.until("away", PATIENCE, watch::isAway);
      healthSaysSo();
      HttpResponse<String> call = http().post("/api/kiosk/enrolments", enrolment());
      assertThat(call.statusCode()).isEqualTo(503);
      assertThat(call.headers().firstValue("Retry-After")).contains("5");
      assertThat(call.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(call.body()).contains("problem.databaseAway");
      isASentence(page(http(), "/r/AAAAAAAAAAAAAAAAAAAAAA"));
      isASentence(page(office, "/today"));
    } finally {
      database().letBack();
    }
    Waiting.until("back", PATIENCE, () -> !watch.isAway());
    assertThat(http().get("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(office.get("/today").statusCode()).isEqualTo(200);
    assertThat(http().post("/api/kiosk/enrolments", enrolment()).statusCode()).isEqualTo(404);
  }

  /** With a code that nobody issued, which only the database knows. */
  private static String enrolment() {
    TillKey key = TillKey.generate();
    byte[] spki = key.publicKey().spki();
    EnrolmentCode code = EnrolmentCode.random(new SecureRandom());
    return """
        {"code":"%s","publicKey":"%s","proof":"%s","client":{"version":"0","userAgent":"t"},"previous":null}
        """
        .formatted(
            code.normalised(),
            Base64Url.encode(spki),
            Base64Url.encode(key.sign(SignedBytes.enrolment(code, spki))));
  }

  private void healthSaysSo() {
    assertThat(http().get("/health/liveness").body()).contains("\"status\":\"UP\"");
    HttpResponse<String> readiness = http().get("/health/readiness");
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(readiness.body()).contains("\"status\":\"DOWN\"");
    assertThat(http().get("/health").statusCode()).isEqualTo(503);
  }

  private static HttpResponse<String> page(Http http, String path) {
    return http.send(
        path,
        request ->
            request.header("Accept", "text/html,*/*;q=0.8").header("Accept-Language", "en").GET());
  }

  private static void isASentence(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("5");
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body())
        .contains("The system cannot reach its data just now. Nothing is lost")
        .doesNotContain("Exception");
  }
}
