package cn.jiuxiao.server.catalogue;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BlockRepository extends GenericRepository<ProductBlock, Long> {

  ProductBlock save(ProductBlock block);

  ProductBlock update(ProductBlock block);

  Optional<ProductBlock> findByProductIdAndLiftedAtIsNull(long productId);

  List<ProductBlock> findByProductIdOrderByBlockedAtDesc(long productId);
}
