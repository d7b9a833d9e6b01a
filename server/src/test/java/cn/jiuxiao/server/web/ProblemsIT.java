package cn.jiuxiao.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ProblemsIT extends ServerTest {
  private static final Actor VENDOR = TestSignIn.actor(Role.VENDOR);

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.body())
        .contains("\"status\":" + status, "\"title\":", "\"type\":\"urn:jiuxiao:problem:");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void anEchoComesBackForWhoeverIsSignedIn() {
    HttpResponse<String> answer = http(VENDOR).post("/api/echo", "{\"text\":\"石门\",\"number\":7}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"text\":\"石门 VENDOR\",\"number\":7}");
  }

  @Test
  void malformedJsonIsAProblem() {
    isProblem(http(VENDOR).post("/api/echo", "{\"text\":"), 400);
  }

  @Test
  void wrongTypesAreAProblemThatDoesNotNameOurClasses() {
    HttpResponse<String> answer =
        http(VENDOR).post("/api/echo", "{\"text\":\"a\",\"number\":\"many\"}");
    isProblem(answer, 400);
    assertThat(answer.body()).doesNotContain("cn.jiuxiao");
  }

  @Test
  void numbersOutOfRangeAreAProblem() {
    isProblem(
        http(VENDOR).post("/api/echo", "{\"text\":\"a\",\"number\":99999999999999999999}"), 400);
  }

  @Test
  void whatValidationFindsNamesTheField() {
    HttpResponse<String> answer = http(VENDOR).post("/api/echo", "{\"text\":\"\",\"number\":7}");
    isProblem(answer, 400);
    assertThat(answer.body()).contains("echo.text");
  }

  @Test
  void aBodyThatIsTooLargeIsAProblemWhetherItSaysSoOrNot() {
    byte[] body = ("{\"text\":\"" + "x".repeat(10_000_000) + "\",\"number\":7}").getBytes(UTF_8);
    isProblem(
        http(VENDOR)
            .method("POST", "/api/echo", "application/json", BodyPublishers.ofByteArray(body)),
        413);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    isProblem(http(VENDOR).method("POST", "/api/echo", "application/json", chunked), 413);
  }

  @Test
  void theWrongContentTypeIsAProblem() {
    isProblem(
        http(VENDOR).method("POST", "/api/echo", "text/plain", BodyPublishers.ofString("hello")),
        415);
  }

  @Test
  void unknownPathsAndMethodsAreProblems() {
    isProblem(http(VENDOR).get("/api/nothing-here"), 404);
    isProblem(http(VENDOR).get("/api/echo"), 405);
  }

  @Test
  void ourOwnProblemsSpeakTheCallersLanguage() {
    HttpResponse<String> chinese = http(VENDOR).get("/api/echo/problem");
    isProblem(chinese, 409);
    assertThat(chinese.body()).contains("内容不符合要求", "\"booth\":\"A-12\"");
    HttpResponse<String> english =
        http(VENDOR)
            .send("/api/echo/problem", request -> request.header("Accept-Language", "en-GB").GET());
    assertThat(english.body()).contains("does not meet the requirements");
  }

  @Test
  void aFailureOfOursTellsNothing() {
    HttpResponse<String> answer = http(VENDOR).get("/api/echo/failure");
    isProblem(answer, 500);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void nobodyEntersUnasked() {
    isProblem(http().post("/api/echo", "{\"text\":\"a\",\"number\":7}"), 401);
    isProblem(http(VENDOR).get("/api/echo/office"), 403);
    isProblem(http(VENDOR).get("/api/echo/unannotated"), 403);
  }

  @Test
  void anotherSiteCannotUseASession() {
    Http vendor = http(VENDOR);
    HttpRequest foreign =
        HttpRequest.newBuilder(vendor.resolve("/api/echo"))
            .header("Origin", "https://evil.example")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"text\":\"a\",\"number\":7}"))
            .build();
    isProblem(vendor.send(foreign), 403);
    HttpRequest silent =
        HttpRequest.newBuilder(vendor.resolve("/api/echo"))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    isProblem(vendor.send(silent), 403);
  }

  @Test
  void answersCarryTheHeadersThatProtectTheBrowser() {
    var headers = http().get("/health").headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(http().get("/kiosk/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("'wasm-unsafe-eval'");
  }

  @Test
  void theSessionCookieIsHttpOnlyAndLax() {
    HttpResponse<String> answer = http().get(TestSignIn.path(VENDOR));
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("jiuxiao=")
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void longAnswersAreCompressed() {
    HttpResponse<String> answer =
        http().send("/jiuxiao.css", request -> request.header("Accept-Encoding", "gzip").GET());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void describesItselfAndItsMetricsAreNotPublic() {
    assertThat(http().get("/api/openapi.yml").body()).startsWith("openapi: 3.1");
    assertThat(http().get("/prometheus").statusCode()).isEqualTo(401);
  }
}
