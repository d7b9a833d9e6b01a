package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may work an outlet's tills, by PIN.
 *
 * @param pinKey PBKDF2 of the PIN; terminals are told only an HMAC of it with their own id
 */
@MappedEntity("cashier")
@SuppressWarnings("ArrayRecordComponent") // compared by id, never as a whole
public record Cashier(
    @Id @GeneratedValue @Nullable Long id,
    long outletId,
    String name,
    boolean supervisor,
    @Nullable Long userId,
    byte[] pinSalt,
    int pinIterations,
    byte[] pinKey,
    @Nullable Instant disabledAt,
    @Version int version) {

  /** The id of a cashier who is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("cashier " + name + " is not stored");
    }
    return id;
  }
}
