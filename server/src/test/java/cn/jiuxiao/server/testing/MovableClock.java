package cn.jiuxiao.server.testing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock that tests move. As the server's, in a test class that sets {@code jiuxiao.test.clock},
 * it runs and can be put forward; made with an instant, or set to one, it stands there.
 */
@Singleton
@Primary
@Bean(typed = {Clock.class, MovableClock.class})
@Requires(property = MovableClock.PROPERTY)
public class MovableClock extends Clock {
  public static final String PROPERTY = "jiuxiao.test.clock";

  private volatile @Nullable Instant standing;
  private volatile Duration ahead = Duration.ZERO;

  /** Runs, and can be put forward. */
  @Inject
  public MovableClock() {}

  public MovableClock(String standsAt) {
    set(standsAt);
  }

  public final void set(String instant) {
    standing = Instant.parse(instant);
    ahead = Duration.ZERO;
  }

  public synchronized void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = () -> instant();
    return source.withZone(zone);
  }

  @Override
  public Instant instant() {
    Instant from = standing;
    return (from == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : from).plus(ahead);
  }
}
