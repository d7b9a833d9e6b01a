package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface KioskRepository extends GenericRepository<Kiosk, Long> {

  Kiosk save(Kiosk kiosk);

  Optional<Kiosk> findById(long id);

  List<Kiosk> findByOutletIdOrderByLabel(long outletId);

  /** Serialises what is added to one outlet. */
  @Query("SELECT id FROM outlet WHERE id = :outletId FOR UPDATE")
  long lockOutlet(long outletId);

  @Query("SELECT count(*) FROM kiosk WHERE outlet_id = :outletId")
  long countByOutlet(long outletId);

  @Query("SELECT count(*) FROM terminal WHERE kiosk_id = :kioskId")
  long countTerminals(long kioskId);

  @Query(
      """
      INSERT INTO enrolment_code (code_digest, kiosk_id, created_by, created_at, expires_at)
      VALUES (:digest, :kioskId, :createdBy, :createdAt, :expiresAt)
      """)
  void insertCode(
      byte[] digest, long kioskId, long createdBy, Instant createdAt, Instant expiresAt);

  /** Two devices that use one code at once wait for each other here. */
  @Query("SELECT * FROM enrolment_code WHERE code_digest = :digest FOR UPDATE")
  Optional<EnrolmentCodeRow> lockCode(byte[] digest);

  /** Voids what was issued before: one code of a kiosk lives at a time. */
  @Query(
      """
      UPDATE enrolment_code SET expires_at = :at WHERE kiosk_id = :kioskId AND terminal_id IS NULL AND expires_at > :at
      """)
  void expireCodes(long kioskId, Instant at);

  @Query("UPDATE enrolment_code SET terminal_id = :terminalId WHERE code_digest = :digest")
  void useCode(byte[] digest, UUID terminalId);
}
