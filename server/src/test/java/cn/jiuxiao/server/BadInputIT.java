package cn.jiuxiao.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.LogCapture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Bad input at real doors: a problem for whoever sent it, one line in the log, and nothing written.
 * What tills hand in is tried in JournalHttpIT, rows of spreadsheets in SpreadsheetImportIT.
 */
class BadInputIT extends ServerTest {
  private static final String BOUNDARY = "jiuxiao-test";
  private Http office;
  private LogCapture log;

  @BeforeAll
  void signIn() {
    office = http(TestSignIn.actor(Role.PROGRAMME_OFFICE));
    log = new LogCapture();
  }

  @AfterAll
  void close() {
    if (log != null) {
      log.close();
    }
  }

  private void refused(int status, String code, HttpRequestToSend request) {
    List<String> before = rowCounts();
    log.lines();
    HttpResponse<String> answer = request.send();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:jiuxiao:problem:" + code + "\"");
    assertThat(log.lines())
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith(": " + status + " " + code));
    assertThat(rowCounts()).isEqualTo(before);
  }

  /** One request, as somebody would send it. */
  @FunctionalInterface
  private interface HttpRequestToSend {
    HttpResponse<String> send();
  }

  @Test
  void whatIsNotTheRequestThatWasAskedFor() {
    String enrolments = "/api/kiosk/enrolments";
    refused(400, "problem.status400", () -> http().post(enrolments, "{\"code\":"));
    refused(
        400,
        "problem.status400",
        () ->
            http()
                .post(
                    enrolments, "{\"code\":{},\"publicKey\":[],\"proof\":true,\"client\":\"x\"}"));
    refused(400, "problem.status400", () -> office.get("/api/imports/99999999999999999999"));
    refused(400, "problem.status400", () -> office.get("/api/imports/x"));
  }

  @Test
  void tenMegabytesWhereAFewHundredBytesAreExpected() {
    String body = "{\"code\":\"" + "7".repeat(10_000_000) + "\"}";
    refused(413, "problem.status413", () -> http().post("/api/kiosk/enrolments", body));
  }

  @Test
  void aTerminalThatNobodyKnows() {
    String signature = Base64Url.encode(new byte[64]);
    String request =
        "{\"terminal\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
            .formatted(UUID.randomUUID(), Base64Url.encode(new byte[16]), signature);
    refused(401, "kiosks.token-refused", () -> http().post("/api/kiosk/tokens", request));
  }

  @Test
  void aForgedEnrolmentCode() {
    EnrolmentCode code = EnrolmentCode.random(new SecureRandom());
    TillKey key = TillKey.generate();
    byte[] spki = key.publicKey().spki();
    String request =
        """
        {"code":"%s","publicKey":"%s","proof":"%s","client":{"version":"0.1.0","userAgent":"test"}}
        """
            .formatted(
                code.grouped(),
                Base64Url.encode(spki),
                Base64Url.encode(key.sign(SignedBytes.enrolment(code, spki))));
    refused(
        404, "kiosks.enrolment-code-unknown", () -> http().post("/api/kiosk/enrolments", request));
  }

  @Test
  void aSheetThatIsNoneAndOneThatIsABomb() throws IOException {
    refused(422, "sheets.problem.notXlsx", () -> importing("这不是表格".getBytes(UTF_8)));
    byte[] bomb = bomb();
    assertThat(bomb.length).isLessThan(3_000_000);
    refused(413, "sheets.problem.tooLarge", () -> importing(bomb));
  }

  @Test
  void whatIsSentFromAnotherSite() {
    refused(
        403,
        "problem.foreignOrigin",
        () ->
            http()
                .send(
                    "/api/kiosk/nonces",
                    request ->
                        request
                            .setHeader("Origin", "https://evil.example")
                            .POST(BodyPublishers.noBody())));
  }

  private HttpResponse<String> importing(byte[] file) {
    var body = new ByteArrayOutputStream();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.xlsx\"\r\n\r\n";
    body.writeBytes(head.formatted(BOUNDARY).getBytes(UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return office.method(
        "POST",
        "/api/products/import",
        "multipart/form-data; boundary=" + BOUNDARY,
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  /** A gigabyte of zeros in a megabyte. */
  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /** Of every table there is. */
  private List<String> rowCounts() {
    var counts = new ArrayList<String>();
    String sql =
        """
        SELECT table_name || ' ' || (xpath('/row/count/text()', query_to_xml('SELECT count(*) FROM ' || table_name, true, true, '')))[1]::text
        FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1
        """;
    try (var connection = database().connect();
        var result = connection.createStatement().executeQuery(sql)) {
      while (result.next()) {
        counts.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(counts).hasSizeGreaterThan(40);
    return counts;
  }
}
