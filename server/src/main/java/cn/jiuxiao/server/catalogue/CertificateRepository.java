package cn.jiuxiao.server.catalogue;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CertificateRepository extends GenericRepository<Certificate, Long> {

  Certificate save(Certificate certificate);

  Certificate update(Certificate certificate);

  Optional<Certificate> findById(long id);

  List<Certificate> findByProductIdOrderByValidFromDesc(long productId);
}
