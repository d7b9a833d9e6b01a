package cn.jiuxiao.server.programme;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small list read over and over. It is read again after a change made here and after half a
 * minute, so that a second server of the same programme follows. Measured by the machine's own
 * monotonic clock, as the trial moves the other one about.
 */
final class Cached<T> {
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

  private final Supplier<T> load;
  private volatile @Nullable Held<T> held;

  private record Held<T>(T value, long since) {}

  Cached(Supplier<T> load) {
    this.load = load;
  }

  T get() {
    Held<T> now = held;
    if (now == null || System.nanoTime() - now.since > FRESH_NANOS) {
      now = new Held<>(load.get(), System.nanoTime());
      held = now;
    }
    return now.value;
  }

  void forget() {
    held = null;
  }
}
