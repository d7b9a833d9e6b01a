package cn.jiuxiao.server.shared;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often something may be tried from one address. Kept in memory, for the addresses heard of
 * last: bucket4j counts, Caffeine forgets.
 */
public final class AddressLimit {
  private static final long MOST_ADDRESSES = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  public AddressLimit(int tries, Duration window) {
    this(tries, window, Clock.systemUTC());
  }

  /** {@code tries} at once, refilled evenly over {@code window}. */
  public AddressLimit(int tries, Duration window, Clock clock) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(window)
            .build(
                address ->
                    Bucket.builder()
                        .withCustomTimePrecision(new ClockMeter(clock))
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, window))
                        .build());
  }

  /** Takes one try; false if none is left. */
  public boolean take(String address) {
    return buckets.get(address).tryConsume(1);
  }

  /** Whether none is left, without taking one. */
  public boolean exhausted(String address) {
    return buckets.get(address).getAvailableTokens() == 0;
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
