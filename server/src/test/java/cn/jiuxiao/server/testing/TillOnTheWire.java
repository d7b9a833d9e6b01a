package cn.jiuxiao.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A till of the tests that speaks to a running server: token by nonce, upload as NDJSON. */
public final class TillOnTheWire {
  private final Http http;
  private final String token;

  public TillOnTheWire(Http http, TestTill till) {
    this.http = http;
    this.token = token(http, till);
  }

  public static String token(Http http, TestTill till) {
    String nonce = member(http.post("/api/kiosk/nonces", "{}").body(), "nonce");
    String signature =
        Base64Url.encode(till.key.sign(SignedBytes.token(Base64Url.decode(nonce), till.id())));
    return member(
        http.post(
                "/api/kiosk/tokens",
                "{\"terminal\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
                    .formatted(till.id(), nonce, signature))
            .body(),
        "token");
  }

  public HttpResponse<String> upload(Sealed... entries) {
    return http.send(
        "/api/kiosk/entries",
        request ->
            request
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(TillJournal.upload(List.of(entries)))));
  }

  /** How far the server has this till's journal, as a contact tells. */
  public long nextSeq(TestTill till) {
    String answer =
        http.send(
                "/api/kiosk/contacts",
                request ->
                    request
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofString(
                                """
                                {"version":"0","nextSeq":%d,"headHash":"%s","unsent":0,"openShift":null,
                                 "storagePersisted":true,"device":%d}
                                """
                                    .formatted(
                                        till.journal.nextSeq(),
                                        till.journal.headHash(),
                                        till.deviceTime.toEpochMilli()))))
            .body();
    Matcher found = Pattern.compile("\"nextSeq\":(\\d+)").matcher(answer);
    assertThat(found.find()).as(answer).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }
}
