package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.audit.AuditOnConnection;
import io.micronaut.context.annotation.Factory;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What works on connections of its own, from the pool itself. */
@Factory
class StatisticsBeans {
  @Singleton
  Rebuild rebuild(
      DataSource dataSource, DataSourceResolver resolver, AuditOnConnection audit, Clock clock) {
    return new Rebuild(resolver.resolve(dataSource), audit, clock);
  }
}
