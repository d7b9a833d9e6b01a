package cn.jiuxiao.server.shared;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often one address, or one till, may do something. Kept in memory, for those heard of last:
 * bucket4j counts, Caffeine forgets.
 */
public final class RateLimit {
  private static final long MOST_KEYS = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  public RateLimit(int tries, Duration window) {
    this(tries, window, Clock.systemUTC());
  }

  /** {@code tries} at once, refilled evenly over {@code window}. */
  public RateLimit(int tries, Duration window, Clock clock) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(window)
            .build(
                key ->
                    Bucket.builder()
                        .withCustomTimePrecision(new ClockMeter(clock))
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, window))
                        .build());
  }

  /** Takes one try; false if none is left. */
  public boolean take(String key) {
    return secondsUntilTaken(key) == 0;
  }

  /** Takes one try, and answers 0; if none is left, after how many seconds there will be one. */
  public long secondsUntilTaken(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? 0
        : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
  }

  /** Whether none is left, without taking one. */
  public boolean exhausted(String key) {
    return buckets.get(key).getAvailableTokens() == 0;
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
