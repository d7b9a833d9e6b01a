package cn.jiuxiao.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every body carries: whose entry, which number, what the device knew of the time, and who was
 * signed in.
 *
 * @param deviceMillis the device's clock
 * @param monoMillis monotonic milliseconds since this page was loaded
 * @param page random id of that page load
 * @param seen the last server time the till had seen; null before the first contact
 */
public record EntryStamp(
    UUID terminal,
    long seq,
    long deviceMillis,
    long monoMillis,
    String page,
    @Nullable ServerTimeSeen seen,
    long cashier) {

  /**
   * A server time, the monotonic milliseconds at which it was seen and the page load that saw it.
   */
  public record ServerTimeSeen(long serverMillis, long monoMillis, String page) {}
}
