package cn.jiuxiao.server.stores;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SectionRepository extends CrudRepository<Section, Long> {

  List<Section> findByStoreIdOrderByName(long storeId);

  @Query("SELECT count(*) FROM counter WHERE section_id = :sectionId")
  long countCounters(long sectionId);
}
