package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person brings what a till wrote: the till's own upload, by another road. */
class CarriedIT extends ServerTest {
  @TempDir static Path data;
  @Inject Sql sql;
  private JournalFixture fixture;
  private TestTill till;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of("jiuxiao.data", data.toString());
  }

  @BeforeAll
  void places() {
    fixture = new JournalFixture(database(), KeysForTests.in(data.toString()));
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void enrol() {
    till = fixture.till(1);
    till.deviceTime = Clock.systemUTC().instant();
  }

  private HttpResponse<String> bring(byte[] file, String... headers) {
    return http(TestSignIn.actor(Role.VENDOR))
        .send(
            "/api/journal/carried",
            request -> {
              request
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofByteArray(file));
              for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
              }
            });
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private void assertProblem(HttpResponse<String> answer, int status, String name) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"type\":\"urn:jiuxiao:problem:" + name + "\"");
  }

  private long stored() {
    return sql.number("SELECT count(*) FROM journal_entry WHERE terminal_id = ?", till.id());
  }

  @Test
  void whatAPersonBringsIsRecordedOnceWhateverTheTillSendsBeforeAndAfter() throws Exception {
    Sealed shift = till.openShift(20000);
    Sealed sale = till.sell(1000, TestTill.TEA);
    Sealed second = till.sell(2000, TestTill.TEA);
    fixture.upload(shift);

    HttpResponse<String> answer = bring(gzip(TillJournal.upload(List.of(shift, sale, second))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"outcomes\":{\"RECORDED\":2,\"ALREADY_RECORDED\":1}")
        .contains("\"firstSeq\":1,\"lastSeq\":3");
    assertThat(bring(TillJournal.upload(List.of(shift, sale, second))).body())
        .contains("\"outcomes\":{\"ALREADY_RECORDED\":3}");
    fixture.upload(shift, sale, second);

    assertThat(stored()).isEqualTo(3);
    assertThat(sql.number("SELECT count(*) FROM sale WHERE terminal_id = ?", till.id()))
        .isEqualTo(2);
    assertThat(
            sql.number(
                "SELECT count(*) FROM journal_entry WHERE terminal_id = ? AND carried_by = ?",
                till.id(),
                "user:" + TestSignIn.actor(Role.VENDOR).userId()))
        .isEqualTo(2);
    assertThat(
            sql.number(
                "SELECT count(*) FROM audit_log WHERE action = 'CARRIED' AND entity_id = ?",
                till.id().toString()))
        .isEqualTo(2);
  }

  @Test
  void aFileOfMoreThanAnUploadHoldsIsTakenWhole() throws Exception {
    var lines = new ByteArrayOutputStream();
    lines.write(TillJournal.upload(List.of(till.openShift(0))));
    for (int sale = 0; sale < 1000; sale++) {
      lines.write(TillJournal.upload(List.of(till.sell(1000, TestTill.TEA))));
    }
    assertThat(bring(gzip(lines.toByteArray())).body()).contains("\"RECORDED\":1001");
    assertThat(stored()).isEqualTo(1001);
  }

  @Test
  void whatIsNoExportIsRefusedAndStoresNothing() throws Exception {
    String before = fixture.everything();
    assertProblem(bring(new byte[0]), 400, "journal.carried-malformed");
    assertProblem(bring("<html>".getBytes(UTF_8)), 400, "journal.carried-malformed");
    byte[] whole = gzip(TillJournal.upload(List.of(till.openShift(0))));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertProblem(bring(half), 400, "journal.carried-malformed");
    assertProblem(bring(new byte[9 << 20]), 413, "problem.status413");
    assertProblem(bring(gzip(new byte[65 << 20])), 413, "journal.carried-too-large");
    assertProblem(bring("a\nb\n".repeat(20_001).getBytes(UTF_8)), 413, "journal.carried-too-large");
    assertThat(fixture.everything()).isEqualTo(before);
  }

  @Test
  void anotherSiteMakesNoBrowserBringAnything() {
    byte[] file = TillJournal.upload(List.of(till.openShift(0)));
    assertProblem(bring(file, "Origin", "https://elsewhere.example"), 403, "problem.foreignOrigin");
    assertThat(stored()).isZero();
  }

  @Test
  void whatCannotBeBelievedIsEvidenceAndSaysSo() {
    Sealed shift = till.openShift(0);
    byte[] file = TillJournal.upload(List.of(shift));
    String changed = new String(file, UTF_8).replace("\"floatFen\":0", "\"floatFen\":9");
    assertThat(bring(changed.getBytes(UTF_8)).body())
        .contains("\"outcomes\":{\"UNVERIFIED\":1}")
        .contains("\"reason\":\"HASH_DIFFERS\"");
    assertThat(stored()).isZero();
  }
}
