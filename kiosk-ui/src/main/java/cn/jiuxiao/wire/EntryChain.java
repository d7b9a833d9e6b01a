package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/**
 * How a terminal's entries hang together: hash₀ from who it is, hashₙ from hashₙ₋₁ and the body's
 * bytes.
 */
public final class EntryChain {
  private static final byte[] DOMAIN = "jiuxiao-journal-1".getBytes(US_ASCII);

  private EntryChain() {}

  /** hash₀ of a terminal with this public key (SPKI). */
  public static Sha256 genesis(UUID terminal, byte[] spki) {
    return Sha256.of(DOMAIN, terminal.toString().getBytes(US_ASCII), spki);
  }

  public static Sha256 next(Sha256 previous, byte[] body) {
    return previous.followedBy(body);
  }
}
