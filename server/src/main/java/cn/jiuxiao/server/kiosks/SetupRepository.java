package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.kiosks.TillSetups.OutletFacts;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SetupRepository extends GenericRepository<Kiosk, Long> {

  @Query(
      """
      SELECT o.id, o.name, o.place, o.channel_code, c.name AS channel_name, c.name_en AS channel_name_en,
             o.region_code, r.name AS region_name, r.name_en AS region_name_en, o.catalogue_version
      FROM outlet o JOIN channel c ON c.code = o.channel_code JOIN region r ON r.code = o.region_code WHERE o.id = :outletId
      """)
  OutletFacts facts(long outletId);
}
