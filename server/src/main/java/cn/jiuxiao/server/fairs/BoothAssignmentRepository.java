package cn.jiuxiao.server.fairs;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BoothAssignmentRepository extends GenericRepository<BoothAssignment, Long> {

  BoothAssignment save(BoothAssignment assignment);
}
