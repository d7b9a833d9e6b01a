package cn.jiuxiao.server.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.Messages.CatalogueAnswer;
import cn.jiuxiao.wire.Messages.Client;
import cn.jiuxiao.wire.Messages.ContactAnswer;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.EnrolmentAnswer;
import cn.jiuxiao.wire.Messages.EnrolmentRequest;
import cn.jiuxiao.wire.Messages.NonceAnswer;
import cn.jiuxiao.wire.Messages.SetupAnswer;
import cn.jiuxiao.wire.Messages.TokenAnswer;
import cn.jiuxiao.wire.Messages.TokenRequest;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillKey;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The wire as tills speak it: HTTP, nonces, tokens. Knows the keys of the terminals that were
 * enrolled through it.
 */
public final class HttpTillGateway implements TillGateway {

  private static final Duration SPARE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final URI base;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Map<UUID, TillKey> keys = new ConcurrentHashMap<>();
  private final Map<UUID, TokenAnswer> tokens = new ConcurrentHashMap<>();

  /** {@code base}: where the server answers; {@code clock}: the one by which its tokens expire. */
  public HttpTillGateway(URI base, ObjectMapper json, Clock clock) {
    this.base = base;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Enrolled enrol(EnrolmentCode code, TillKey key) {
    byte[] spki = key.publicKey().spki();
    EnrolmentAnswer answer =
        post(
            "/api/kiosk/enrolments",
            new EnrolmentRequest(
                code.normalised(),
                Base64Url.encode(spki),
                Base64Url.encode(key.sign(SignedBytes.enrolment(code, spki))),
                new Client("0.1.0", "simulated till"),
                null),
            null,
            EnrolmentAnswer.class);
    UUID terminal = UUID.fromString(answer.terminal());
    keys.put(terminal, key);
    return new Enrolled(terminal, answer.label());
  }

  @Override
  public SetupAnswer setup(UUID terminal) {
    return get("/api/kiosk/setup", terminal, SetupAnswer.class);
  }

  @Override
  public CatalogueAnswer catalogue(UUID terminal, long since) {
    return get("/api/kiosk/catalogue?since=" + since, terminal, CatalogueAnswer.class);
  }

  @Override
  public UploadAnswer upload(UUID carrier, byte[] ndjson) {
    HttpRequest request =
        request("/api/kiosk/entries", carrier)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(ndjson))
            .build();
    return read(send(request), UploadAnswer.class);
  }

  @Override
  public ContactAnswer contact(UUID terminal, ContactRequest request) {
    return post("/api/kiosk/contacts", request, terminal, ContactAnswer.class);
  }

  /** The next call asks for a token anew. */
  public void forgetTokens() {
    tokens.clear();
  }

  /** For whoever speaks HTTP by himself. */
  public String tokenOf(UUID terminal) {
    return token(terminal);
  }

  private String token(UUID terminal) {
    TokenAnswer known = tokens.get(terminal);
    if (known != null && clock.millis() + SPARE.toMillis() < known.expiresAt()) {
      return known.token();
    }
    NonceAnswer nonce = post("/api/kiosk/nonces", Map.of(), null, NonceAnswer.class);
    TillKey key = keys.get(terminal);
    if (key == null) {
      throw new IllegalStateException("terminal " + terminal + " was not enrolled here");
    }
    byte[] signature = key.sign(SignedBytes.token(Base64Url.decode(nonce.nonce()), terminal));
    TokenAnswer token =
        post(
            "/api/kiosk/tokens",
            new TokenRequest(terminal.toString(), nonce.nonce(), Base64Url.encode(signature), null),
            null,
            TokenAnswer.class);
    tokens.put(terminal, token);
    return token.token();
  }

  private HttpRequest.Builder request(String path, @Nullable UUID terminal) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return terminal == null
        ? request
        : request.header("Authorization", "Bearer " + token(terminal));
  }

  private <T> T get(String path, UUID terminal, Class<T> type) {
    return read(send(request(path, terminal).GET().build()), type);
  }

  private <T> T post(String path, Object body, @Nullable UUID terminal, Class<T> type) {
    try {
      HttpRequest request =
          request(path, terminal)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
              .build();
      return read(send(request), type);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
          // As the till has it (sync/api.ts): not an answer of ours.
          throw new IOException(
              "%s: status %d without a problem".formatted(request.uri(), answer.statusCode()));
        }
        throw new Refused(
            "%s answered %d: %s"
                .formatted(request.uri(), answer.statusCode(), new String(answer.body(), UTF_8)),
            answer.statusCode(),
            answer.headers().firstValue("Retry-After").orElse(null));
      }
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
    try {
      return json.readValue(answer.body(), type);
    } catch (IOException notWhatWeSpeak) {
      throw new UncheckedIOException(notWhatWeSpeak);
    }
  }
}
