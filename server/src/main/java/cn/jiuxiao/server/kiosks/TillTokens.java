package cn.jiuxiao.server.kiosks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Messages.TokenScope;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TerminalKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Nonces and tokens of tills. Both carry their own expiry under the server's MAC, so that nothing
 * is kept: any server of the city's honours them.
 */
@Singleton
public class TillTokens {

  static final Duration NONCE_LIFE = Duration.ofSeconds(60);
  static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private static final int MAC_BYTES = 32;
  private static final int RANDOM_BYTES = 16;
  private static final byte MAY_SELL = 1;
  private static final byte MAY_UPLOAD = 0;

  private final ServerKeys keys;
  private final TerminalRepository terminals;
  private final KnowTerminalAgain knowAgain;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TillTokens(
      ServerKeys keys, TerminalRepository terminals, KnowTerminalAgain knowAgain, Clock clock) {
    this.keys = keys;
    this.terminals = terminals;
    this.knowAgain = knowAgain;
    this.clock = clock;
  }

  /** A token or nonce as it goes out. */
  public record Issued(String text, Instant expiresAt, TokenScope scope) {}

  /** What a till signs within a minute to show who it is. */
  public Issued nonce() {
    Instant expires = clock.instant().plus(NONCE_LIFE);
    byte[] salt = new byte[RANDOM_BYTES];
    random.nextBytes(salt);
    byte[] payload =
        ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
            .putLong(expires.toEpochMilli())
            .put(salt)
            .array();
    return new Issued(sealed("nonce", payload), expires, TokenScope.TILL);
  }

  /**
   * A token for the terminal that signed the nonce; empty if the nonce is stale, the terminal
   * unknown or the signature not its.
   *
   * @param enrolment the till's proof that this server enrolled it, should it have forgotten; empty
   *     if it has none
   */
  public Optional<Issued> token(UUID terminalId, String nonce, byte[] signature, String enrolment) {
    if (opened("nonce", nonce).isEmpty()) {
      return Optional.empty();
    }
    byte[] message = SignedBytes.token(Base64Url.decode(nonce), terminalId);
    Optional<Terminal> known = terminals.findById(terminalId);
    if (known.isEmpty()) {
      return knowAgain
          .read(terminalId, enrolment)
          .filter(proof -> TerminalKey.parse(proof.publicKey()).verify(message, signature))
          .flatMap(knowAgain::again)
          .map(terminal -> issue(terminal.id()));
    }
    return known
        .filter(terminal -> TerminalKey.parse(terminal.publicKey()).verify(message, signature))
        .map(terminal -> issue(terminal.id()));
  }

  private Issued issue(UUID terminal) {
    Instant expires = clock.instant().plus(TOKEN_LIFE);
    TokenScope scope = terminals.isRevoked(terminal) ? TokenScope.UPLOAD : TokenScope.TILL;
    byte[] payload =
        ByteBuffer.allocate(3 * Long.BYTES + 1)
            .putLong(expires.toEpochMilli())
            .putLong(terminal.getMostSignificantBits())
            .putLong(terminal.getLeastSignificantBits())
            .put(scope == TokenScope.TILL ? MAY_SELL : MAY_UPLOAD)
            .array();
    return new Issued(sealed("token", payload), expires, scope);
  }

  /** Whose a token is; empty if it is not ours or has expired. */
  Optional<Till> read(String token) {
    return opened("token", token)
        .map(
            payload ->
                new Till(
                    new UUID(payload.getLong(), payload.getLong()),
                    payload.get() == MAY_SELL ? TokenScope.TILL : TokenScope.UPLOAD));
  }

  private String sealed(String purpose, byte[] payload) {
    byte[] mac = mac(purpose, payload);
    return Base64Url.encode(
        ByteBuffer.allocate(payload.length + MAC_BYTES).put(payload).put(mac).array());
  }

  /** The payload behind its expiry. */
  private Optional<ByteBuffer> opened(String purpose, String text) {
    byte[] bytes;
    try {
      bytes = Base64Url.decode(text);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (bytes.length <= MAC_BYTES + Long.BYTES) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac, mac(purpose, payload))) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    return clock.millis() < buffer.getLong() ? Optional.of(buffer) : Optional.empty();
  }

  private byte[] mac(String purpose, byte[] payload) {
    byte[] name = ("jiuxiao-" + purpose + "-mac-1").getBytes(US_ASCII);
    return keys.tokenMac(
        ByteBuffer.allocate(name.length + payload.length).put(name).put(payload).array());
  }
}
