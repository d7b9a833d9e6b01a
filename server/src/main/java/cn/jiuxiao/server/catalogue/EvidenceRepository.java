package cn.jiuxiao.server.catalogue;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EvidenceRepository extends GenericRepository<EvidenceFile, Long> {

  EvidenceFile save(EvidenceFile file);

  Optional<EvidenceFile> findById(long id);

  @Query("SELECT id, name, uploaded_by FROM evidence_file WHERE id = :id")
  Optional<Head> headOf(long id);

  /** All but the content. */
  @Introspected
  record Head(long id, String name, long uploadedBy) {}
}
