package cn.jiuxiao.server.database;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Without its database the server is alive, but not ready. It is known already, so that who asks is
 * answered at once: Micronaut's own indicator waits for a connection first.
 */
@Singleton
@Readiness
class DatabaseHealth implements HealthIndicator {
  private final DatabaseWatch watch;

  DatabaseHealth(DatabaseWatch watch) {
    this.watch = watch;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = watch.isAway() ? HealthStatus.DOWN : HealthStatus.UP;
    return Publishers.just(HealthResult.builder("database", status).build());
  }
}
