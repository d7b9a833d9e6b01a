package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface HallRepository extends CrudRepository<Hall, Long> {

  List<Hall> findByFairIdOrderByCode(long fairId);

  @Query("SELECT count(*) FROM booth WHERE hall_id = :hallId")
  long countBooths(long hallId);
}
