package cn.jiuxiao.server.catalogue;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EligibilityRepository extends GenericRepository<ProductEligibility, Long> {

  ProductEligibility save(ProductEligibility eligibility);

  ProductEligibility update(ProductEligibility eligibility);

  Optional<ProductEligibility> findById(long id);

  List<ProductEligibility> findByProductIdOrderByValidFromDesc(long productId);

  List<ProductEligibility> findByProductIdIn(Collection<Long> productIds);
}
