package cn.jiuxiao.server.shared;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How often something may be tried from one address. Kept in memory, for the addresses heard of
 * last: bucket4j counts, Caffeine forgets.
 */
public final class AddressLimit {
  private static final long MOST_ADDRESSES = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  /** {@code tries} at once, refilled evenly over {@code window}. */
  public AddressLimit(int tries, Duration window) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(window)
            .build(
                address ->
                    Bucket.builder()
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
}
