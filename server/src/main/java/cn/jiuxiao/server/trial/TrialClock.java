package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.shared.BusinessDay;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server's clock while the demo's fortnight is played: it stands where it was put. Afterwards
 * it is an ordinary clock again. There is none of it unless the demo was asked for.
 */
@Singleton
@Primary
@Requires(property = "jiuxiao.demo", value = "true")
final class TrialClock extends Clock {

  private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);

  /** Puts the clock at a moment of the past, from which it goes on. */
  void moveTo(Instant moment) {
    behind.set(Duration.between(moment, Instant.now(Clock.systemUTC())));
  }

  void backToNow() {
    behind.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return Instant.now(Clock.systemUTC()).minus(behind.get()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return BusinessDay.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
