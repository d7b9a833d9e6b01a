package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryCheck;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.ReadBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in, byte for byte, and what checking it just now came to.
 *
 * @param seal the unread seal of what could not be believed; null of an entry
 * @param cashier name of who the entry says wrote it; null if it says none that we know
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
    @Nullable String cashier,
    List<EntryCheck> checks) {

  public ReadBody read() {
    return BodyReader.read(body);
  }

  Written by(@Nullable String name) {
    return new Written(
        body, previousHash, hash, signature, seal, receivedAt, carriedBy, name, checks);
  }

  /** True if another till or a person brought it. */
  public boolean wasCarried(@Nullable String label) {
    return carriedBy != null && label != null && !carriedBy.equals(label);
  }

  public static String shown(byte @Nullable [] bytes) {
    return bytes == null ? "—" : Base64Url.encode(bytes);
  }
}
