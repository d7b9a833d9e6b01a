package cn.jiuxiao.server.vendors;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface VendorRepository extends GenericRepository<Vendor, Long> {

  Vendor save(Vendor vendor);

  Optional<Vendor> findById(long id);

  Optional<Vendor> findByCode(String code);

  Optional<Vendor> findByCreditCode(String creditCode);

  List<Vendor> findByIdIn(Collection<Long> ids);

  List<Vendor> findByCodeIn(Collection<String> codes);

  List<Vendor> findByNameIn(Collection<String> names);

  /** Throws an optimistic lock exception if someone else changed it since. */
  Vendor update(Vendor vendor);

  /** The next number for a vendor whose code nobody chose. */
  @Query("SELECT nextval('vendor_code_number')")
  long nextCodeNumber();
}
