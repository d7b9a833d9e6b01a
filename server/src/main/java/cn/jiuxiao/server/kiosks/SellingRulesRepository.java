package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SellingRulesRepository extends GenericRepository<Kiosk, Long> {

  @Query(
      """
      SELECT version, cashier_discount_permille, supervisor_discount_permille, rounding_fen
      FROM outlet_rules WHERE outlet_id = :outletId ORDER BY version DESC LIMIT 1
      """)
  Optional<SellingRules> latest(long outletId);

  /** Serialises the changes at one outlet. */
  @Query("SELECT id FROM outlet WHERE id = :outletId FOR UPDATE")
  long lock(long outletId);

  @Query(
      """
      INSERT INTO outlet_rules (outlet_id, version, cashier_discount_permille, supervisor_discount_permille,
        rounding_fen, since, changed_by)
      VALUES (:outletId, :version, :cashier, :supervisor, :roundingFen, :since, :changedBy)
      """)
  void insert(
      long outletId,
      long version,
      int cashier,
      int supervisor,
      long roundingFen,
      Instant since,
      long changedBy);
}
