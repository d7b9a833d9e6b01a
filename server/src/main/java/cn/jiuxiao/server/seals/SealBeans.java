package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.WalkOffice;
import cn.jiuxiao.server.keys.ServerKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Reads on connections of its own, from the pool itself: a check sets its own isolation. */
@Factory
class SealBeans {
  @Singleton
  Verify verify(
      DataSource dataSource,
      DataSourceResolver resolver,
      ServerKeys keys,
      WalkOffice walkOffice,
      List<CheckedFigures> figures) {
    return new Verify(resolver.resolve(dataSource), keys, walkOffice, figures);
  }
}
