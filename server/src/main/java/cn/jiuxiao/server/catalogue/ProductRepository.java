package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProductRepository extends GenericRepository<Product, Long> {

  Product save(Product product);

  Optional<Product> findById(long id);

  Optional<Product> findByCode(String code);

  Optional<Product> findByGtin(String gtin);

  List<Product> findByIdIn(Collection<Long> ids);

  List<Product> findByCodeIn(Collection<String> codes);

  List<Product> findByVendorIdIn(Collection<Long> vendorIds);

  /** Throws an optimistic lock exception if someone else changed it since. */
  Product update(Product product);

  /** The next number for a product whose code nobody chose. */
  @Query("SELECT nextval('product_code_number')")
  long nextCodeNumber();

  @Query(
      """
      SELECT product_id, id AS eligibility_id, reason_code, valid_from FROM product_eligibility
      WHERE product_id IN (:productIds) AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)
      """)
  List<EligibilityOn> eligibilityOn(Collection<Long> productIds, LocalDate day);

  @Query(
      "SELECT id FROM product WHERE vendor_id = :vendorId AND name = :name AND specification = :specification ORDER BY id")
  List<Long> sameName(long vendorId, String name, String specification);

  /** Whether products in the actor's scope show this file as evidence. */
  @Query(
      """
      SELECT EXISTS (
        SELECT FROM product p JOIN vendor v ON v.id = p.vendor_id
        WHERE (:regionCode::text IS NULL OR v.region_code = :regionCode) AND (:vendorId::bigint IS NULL OR v.id = :vendorId)
          AND (EXISTS (SELECT FROM product_eligibility e WHERE e.product_id = p.id AND e.evidence_id = :evidenceId)
            OR EXISTS (SELECT FROM certificate c WHERE c.product_id = p.id AND c.evidence_id = :evidenceId)
            OR EXISTS (SELECT FROM inspection i WHERE i.product_id = p.id AND i.evidence_id = :evidenceId)))
      """)
  boolean showsEvidence(long evidenceId, @Nullable String regionCode, @Nullable Long vendorId);
}
