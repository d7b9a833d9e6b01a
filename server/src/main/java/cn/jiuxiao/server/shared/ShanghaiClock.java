package cn.jiuxiao.server.shared;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * The one clock: in microseconds, as PostgreSQL keeps them, so that what is read back equals what
 * was written.
 */
@Factory
class ShanghaiClock {
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.system(BusinessDay.ZONE), Duration.ofNanos(1000));
  }
}
