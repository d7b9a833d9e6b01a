package cn.jiuxiao.server.testing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The server's clock in a test class that sets {@code jiuxiao.test.clock}: it can be put forward.
 */
@Singleton
@Primary
@Bean(typed = {Clock.class, MovableClock.class})
@Requires(property = MovableClock.PROPERTY)
public class MovableClock extends Clock {
  public static final String PROPERTY = "jiuxiao.test.clock";

  private volatile Duration ahead = Duration.ZERO;

  public void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }
}
