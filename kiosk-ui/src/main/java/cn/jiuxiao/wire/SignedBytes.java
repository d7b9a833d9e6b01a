package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

/**
 * The byte strings that are signed, each under a domain of its own so that none can stand for
 * another.
 */
public final class SignedBytes {
  private SignedBytes() {}

  public static byte[] entry(Sha256 hash) {
    return join("jiuxiao-entry-1", hash.bytes());
  }

  public static byte[] enrolment(EnrolmentCode code, byte[] spki) {
    return join("jiuxiao-enrol-1", code.digest().bytes(), spki);
  }

  public static byte[] token(byte[] nonce, UUID terminal) {
    return join("jiuxiao-token-1", nonce, terminal.toString().getBytes(US_ASCII));
  }

  /** Signed by the server with Ed25519. */
  public static byte[] badge(byte[] id) {
    return join("jiuxiao-badge-1", id);
  }

  private static byte[] join(String domain, byte[]... parts) {
    var out = new ByteArrayOutputStream(160);
    out.writeBytes(domain.getBytes(US_ASCII));
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
