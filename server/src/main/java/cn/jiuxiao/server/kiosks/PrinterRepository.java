package cn.jiuxiao.server.kiosks;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PrinterRepository extends CrudRepository<Printer, Long> {

  List<Printer> findByOutletIdOrderByName(long outletId);
}
