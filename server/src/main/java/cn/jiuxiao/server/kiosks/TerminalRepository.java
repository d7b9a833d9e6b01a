package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TerminalRepository extends GenericRepository<Terminal, UUID> {

  Terminal save(Terminal terminal);

  Optional<Terminal> findById(UUID id);

  Optional<Terminal> findByPublicKey(byte[] publicKey);

  boolean existsByLabel(String label);

  @Query("SELECT EXISTS (SELECT FROM terminal_revocation WHERE terminal_id = :id)")
  boolean isRevoked(UUID id);

  @Query("SELECT reason FROM terminal_revocation WHERE terminal_id = :id")
  Optional<String> revocationReason(UUID id);

  @Query(
      """
      INSERT INTO terminal_revocation (terminal_id, revoked_at, revoked_by, reason)
      VALUES (:id, :at, :by, :reason) ON CONFLICT DO NOTHING
      """)
  void revoke(UUID id, Instant at, long by, String reason);
}
