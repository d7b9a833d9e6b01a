package cn.jiuxiao.server.review;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.ReadBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came in, byte for byte, and what checking it just now came to.
 *
 * @param seal the unread seal of what could not be believed; null of an entry
 * @param carriedBy null if the terminal brought it itself
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record Written(
    byte[] body,
    byte @Nullable [] previousHash,
    byte @Nullable [] hash,
    byte @Nullable [] signature,
    byte @Nullable [] seal,
    Instant receivedAt,
    @Nullable String carriedBy,
    List<Check> checks) {

  /** What was looked at, and whether it held. */
  public record Check(Subject subject, boolean holds) {}

  /** What can be checked. */
  public enum Subject {
    /** The hash is that of the previous hash and these bytes. */
    HASH,
    /** What it follows is here. */
    CHAIN,
    /** The terminal's key signed the hash. */
    SIGNATURE
  }

  public ReadBody read() {
    return BodyReader.read(body);
  }

  /** True if another till or a person brought it. */
  public boolean wasCarried(@Nullable UUID terminal) {
    return carriedBy != null && terminal != null && !carriedBy.contains(terminal.toString());
  }

  public static String shown(byte @Nullable [] bytes) {
    return bytes == null ? "—" : Base64Url.encode(bytes);
  }
}
