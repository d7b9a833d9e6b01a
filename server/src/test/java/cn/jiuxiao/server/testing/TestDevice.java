package cn.jiuxiao.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillKey;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device as a till's author would write it from kiosk-ui/README.md: JSON in, JSON out. */
public final class TestDevice {
  private final Http http;
  private final JsonMapper json = JsonMapper.createDefault();
  private final TillKey key = TillKey.generate();
  private @Nullable UUID terminal;
  private String token = "none";

  public TestDevice(Http http) {
    this.http = http;
  }

  public UUID terminal() {
    if (terminal == null) {
      throw new IllegalStateException("not enrolled");
    }
    return terminal;
  }

  public TillKey key() {
    return key;
  }

  public HttpResponse<String> enrol(EnrolmentCode code) {
    return enrol(code, key);
  }

  /** With a proof made by another key than the one that is sent, if that is wanted. */
  public HttpResponse<String> enrol(EnrolmentCode code, TillKey prover) {
    return enrol(code, prover, "");
  }

  /** Saying which terminal it was before, and how far that had written. */
  public HttpResponse<String> enrolAfter(
      EnrolmentCode code, UUID before, long nextSeq, String headHash) {
    return enrol(
        code,
        key,
        """
        ,"previous":{"terminal":"%s","nextSeq":%d,"headHash":"%s","unsent":0}"""
            .formatted(before, nextSeq, headHash));
  }

  private HttpResponse<String> enrol(EnrolmentCode code, TillKey prover, String more) {
    byte[] spki = key.publicKey().spki();
    HttpResponse<String> answer =
        post(
            "/api/kiosk/enrolments",
            """
            {"code":"%s","publicKey":"%s","proof":"%s","client":{"version":"0.1.0","userAgent":"test"}%s}
            """
                .formatted(
                    code.grouped(),
                    Base64Url.encode(spki),
                    Base64Url.encode(prover.sign(SignedBytes.enrolment(code, spki))),
                    more));
    if (answer.statusCode() < 300) {
      terminal = UUID.fromString(read(answer).get("terminal").getStringValue());
    }
    return answer;
  }

  public String nonce() {
    HttpResponse<String> answer = post("/api/kiosk/nonces", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return read(answer).get("nonce").getStringValue();
  }

  public HttpResponse<String> token(String nonce) {
    return token(terminal(), nonce, key);
  }

  /** Showing the proof of enrolment that a setup gave it. */
  public HttpResponse<String> tokenAgain(Http restored, String enrolment) {
    return tokenOf(terminal(), restored, enrolment);
  }

  /** With this device's key, whosever terminal and proof these are. */
  public HttpResponse<String> tokenOf(UUID id, Http restored, String enrolment) {
    String nonce = read(restored.post("/api/kiosk/nonces", "")).get("nonce").getStringValue();
    String signature = Base64Url.encode(key.sign(SignedBytes.token(Base64Url.decode(nonce), id)));
    return restored.post(
        "/api/kiosk/tokens",
        "{\"terminal\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\",\"enrolment\":\"%s\"}"
            .formatted(id, nonce, signature, enrolment));
  }

  public HttpResponse<String> token(UUID id, String nonce, TillKey signer) {
    HttpResponse<String> answer =
        post(
            "/api/kiosk/tokens",
            """
            {"terminal":"%s","nonce":"%s","signature":"%s"}
            """
                .formatted(
                    id,
                    nonce,
                    Base64Url.encode(signer.sign(SignedBytes.token(Base64Url.decode(nonce), id)))));
    if (answer.statusCode() == 200) {
      token = read(answer).get("token").getStringValue();
    }
    return answer;
  }

  /** A fresh token; answers its scope. */
  public String signIn() {
    HttpResponse<String> answer = token(nonce());
    assertThat(answer.statusCode()).isEqualTo(200);
    return read(answer).get("scope").getStringValue();
  }

  public HttpResponse<String> get(String path) {
    return get(path, null);
  }

  public HttpResponse<String> get(String path, @Nullable String etag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(http.resolve(path)).header("Authorization", "Bearer " + token);
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return http.send(request.build());
  }

  /** Without Origin, as a script would. */
  public HttpResponse<String> post(String path, String body) {
    return http.send(
        HttpRequest.newBuilder(http.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A paper for a printer of the outlet. */
  public HttpResponse<String> print(long printer, byte[] paper) {
    return http.send(
        HttpRequest.newBuilder(http.resolve("/api/kiosk/printers/" + printer))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(paper))
            .build());
  }

  public JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readValue(answer.body(), JsonNode.class);
    } catch (IOException notJson) {
      throw new UncheckedIOException(answer.body(), notJson);
    }
  }
}
