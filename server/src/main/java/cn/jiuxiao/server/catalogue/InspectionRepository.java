package cn.jiuxiao.server.catalogue;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface InspectionRepository extends GenericRepository<Inspection, Long> {

  Inspection save(Inspection inspection);

  List<Inspection> findByProductIdOrderByTestedOnDesc(long productId);
}
