package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.testing.HalfRequest;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TillOnTheWire;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalHttpIT extends ServerTest {
  @Inject ServerKeys keys;
  private JournalFixture fixture;
  private TestTill till;
  private String token;

  @BeforeAll
  void places() {
    fixture = new JournalFixture(database(), keys);
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void enrol() {
    till = fixture.till(1);
    till.deviceTime = Clock.systemUTC().instant();
    token = TillOnTheWire.token(http(), till);
  }

  private HttpResponse<String> upload(byte[] body, String... headers) {
    return http()
        .send(
            "/api/kiosk/entries",
            request -> {
              request
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofByteArray(body));
              for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
              }
            });
  }

  private static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void assertProblem(HttpResponse<String> answer, int status, String name) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:jiuxiao:problem:" + name + "\"");
  }

  @Test
  void anUploadIsAnsweredAsTheContractSays() {
    Sealed shift = till.openShift(20000);
    HttpResponse<String> answer = upload(TillJournal.upload(List.of(shift)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"outcomes\":[{\"terminal\":\"%s\",\"seq\":1,\"hash\":\"%s\",\"outcome\":\"RECORDED\",\"branch\":0"
                .formatted(till.id(), shift.seal().hash()))
        .contains(
            "\"acknowledgements\":[{\"terminal\":\"%s\",\"branch\":0,\"nextSeq\":2,\"headHash\":\"%s\"}]"
                .formatted(till.id(), shift.seal().hash()))
        .contains("\"serverTime\":");
    Sealed sale = till.sell(1000, TestTill.TEA);
    HttpResponse<String> zipped =
        upload(gzip(TillJournal.upload(List.of(shift, sale))), "Content-Encoding", "gzip");
    assertThat(zipped.body())
        .contains("\"outcome\":\"ALREADY_RECORDED\"")
        .contains("\"outcome\":\"RECORDED\"");
  }

  @Test
  void whatIsNotAnUploadIsAProblemAndStoresNothing() {
    String before = fixture.everything();
    assertProblem(upload(new byte[0]), 400, "journal.malformed-request");
    assertProblem(upload("{}\n".getBytes(UTF_8)), 400, "journal.malformed-request");
    assertProblem(
        upload("{}\n{}".getBytes(UTF_8), "Content-Encoding", "gzip"),
        400,
        "journal.malformed-request");
    assertProblem(
        upload("{}\n{}".getBytes(UTF_8), "Content-Encoding", "br"),
        415,
        "journal.unsupported-media-type");
    assertProblem(upload(new byte[3 << 20]), 413, "journal.upload-too-large");
    assertProblem(upload(new byte[10 << 20]), 413, "journal.upload-too-large");
    assertProblem(upload(new byte[30 << 20]), 413, "journal.upload-too-large");
    assertProblem(
        upload(gzip(new byte[100 << 20]), "Content-Encoding", "gzip"),
        413,
        "journal.upload-too-large");
    assertProblem(upload("a\nb\n".repeat(1001).getBytes(UTF_8)), 413, "journal.upload-too-large");
    assertThat(fixture.everything()).isEqualTo(before);
  }

  @Test
  void anUploadThatBreaksOffIsNotRefusedByUs() {
    byte[] upload = TillJournal.upload(List.of(till.openShift(0)));
    String head =
        """
        Authorization: Bearer %s
        Content-Type: application/x-ndjson
        Content-Length: %d
        """
            .formatted(token, upload.length);
    byte[] half = Arrays.copyOf(upload, upload.length / 2);
    assertThat(HalfRequest.send(http().resolve("/api/kiosk/entries"), head, half))
        .startsWith("HTTP/1.1 400") // the servlet engine's own, which no till takes for ours
        .doesNotContain("urn:jiuxiao:problem")
        .doesNotContain("java.io", "Tomcat");
  }

  @Test
  void whatIsBadInsideAnUploadIsAnOutcome() {
    Sealed shift = till.openShift(0);
    byte[] rubbish = "not json\nneither\n".getBytes(UTF_8);
    byte[] good = TillJournal.upload(List.of(shift));
    var both = new ByteArrayOutputStream();
    both.writeBytes(rubbish);
    both.writeBytes(good);
    HttpResponse<String> answer = upload(both.toByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"outcome\":\"UNVERIFIED\"")
        .contains("\"reason\":\"NOT_AN_ENTRY\"")
        .contains("\"outcome\":\"RECORDED\"");
  }

  @Test
  void nobodyUploadsWithoutAToken() {
    byte[] body = TillJournal.upload(List.of(till.openShift(0)));
    token = "made-up";
    assertThat(upload(body).statusCode()).isEqualTo(401);
    HttpResponse<String> bare =
        http()
            .method(
                "POST",
                "/api/kiosk/entries",
                "application/x-ndjson",
                BodyPublishers.ofByteArray(body));
    assertThat(bare.statusCode()).isEqualTo(401);
  }

  @Test
  void aRevokedTillStillHandsInWhatItWroteAndItIsParked() {
    fixture.execute(
        "INSERT INTO terminal_revocation VALUES ('"
            + till.id()
            + "', now() - interval '1 second', 1, '丢失')");
    token = TillOnTheWire.token(http(), till);
    assertThat(upload(TillJournal.upload(List.of(till.openShift(0)))).body())
        .contains("\"outcome\":\"PARKED\"")
        .contains("\"reason\":\"TERMINAL_REVOKED\"");
  }

  private HttpResponse<String> contact(String json) {
    return http()
        .send(
            "/api/kiosk/contacts",
            request ->
                request
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json)));
  }

  private String said(long nextSeq, String head, long unsent, long device) {
    return ("{\"version\":\"0.1.0\",\"nextSeq\":%d,\"headHash\":\"%s\",\"unsent\":%d,\"openShift\":1,"
            + "\"storagePersisted\":true,\"device\":%d}")
        .formatted(nextSeq, head, unsent, device);
  }

  @Test
  void aContactTellsHowFarTheJournalHasCome() {
    upload(TillJournal.upload(List.of(till.openShift(0))));
    String stored = till.journal.headHash().toString();
    till.sell(1000, TestTill.TEA);
    long device = till.deviceTime.toEpochMilli();
    HttpResponse<String> answer = contact(said(3, till.journal.headHash().toString(), 1, device));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"acknowledgement\":{\"terminal\":\"%s\",\"branch\":0,\"nextSeq\":2,\"headHash\":\"%s\"}"
                .formatted(till.id(), stored))
        .contains("\"revoked\":false")
        .contains("\"catalogueVersion\":2")
        .contains("\"setupTag\":\"")
        .contains("\"minimumVersion\":\"0.1.0\"");
    assertThat(
            fixture.rows(
                "SELECT next_seq, unsent, open_shift FROM terminal_contact WHERE terminal_id = '"
                    + till.id()
                    + "'"))
        .containsExactly("3 1 1");
  }

  @Test
  void aClockThatIsFarOffRaisesAnAlarmUntilItIsSet() {
    String head = till.journal.headHash().toString();
    String alarms =
        "SELECT kind FROM alarm WHERE cleared_at IS NULL AND terminal_id = '" + till.id() + "'";
    contact(said(1, head, 0, till.deviceTime.minusSeconds(86400).toEpochMilli()));
    assertThat(fixture.rows(alarms)).containsExactly("CLOCK");
    contact(said(1, head, 0, Clock.systemUTC().millis()));
    assertThat(fixture.rows(alarms)).isEmpty();
  }

  @Test
  void rubbishCannotFillTheDiskAndIsStillAnsweredLineByLine() throws SQLException {
    var rubbish = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      rubbish.append("{\"rubbish\":").append(i).append("}\n{}\n");
    }
    HttpResponse<String> answer = upload(rubbish.toString().getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().split("UNVERIFIED", -1)).hasSize(301);
    assertThat(kept()).isEqualTo(UnverifiedEntries.MOST_WAITING);
    assertThat(upload("{\"rubbish\":300}\n{}\n".getBytes(UTF_8)).body()).contains("UNVERIFIED");
    assertThat(kept()).isEqualTo(UnverifiedEntries.MOST_WAITING);
  }

  private long kept() throws SQLException {
    try (var connection = database().connect();
        var query =
            connection.prepareStatement(
                "SELECT count(*) FROM unverified_entry WHERE carried_by = ?")) {
      query.setString(1, till.journal.terminal().toString());
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void aContactThatCannotBeReadIsAProblem() {
    assertThat(contact("{\"version\":").statusCode()).isEqualTo(400);
    assertThat(contact("{\"version\":7,\"nextSeq\":\"x\"}").statusCode()).isEqualTo(400);
    assertProblem(contact(said(1, "short", 0, 0)), 400, "journal.malformed-request");
    assertProblem(
        contact("{\"nextSeq\":1,\"unsent\":0,\"storagePersisted\":true,\"device\":0}"),
        400,
        "journal.malformed-request");
    String head = till.journal.headHash().toString();
    assertThat(contact(said(1, head, 0, 0).replace("0.1.0", "0\\u00001")).statusCode())
        .isEqualTo(400);
    assertProblem(
        contact(said(-5, till.journal.headHash().toString(), 0, 0)),
        400,
        "journal.malformed-request");
  }
}
