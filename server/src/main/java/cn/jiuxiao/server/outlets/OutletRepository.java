package cn.jiuxiao.server.outlets;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutletRepository extends GenericRepository<Outlet, Long> {

  Outlet save(Outlet outlet);

  Optional<Outlet> findById(long id);

  Optional<Outlet> findByBoothAssignmentId(long boothAssignmentId);

  Optional<Outlet> findByCounterId(long counterId);

  @Query("UPDATE outlet SET name = :name, place = :place WHERE id = :id")
  void rename(long id, String name, String place);

  @Query("UPDATE outlet SET closed_at = :at WHERE id = :id")
  void close(long id, @Nullable Instant at);

  /** Serialises the changes of one price list. */
  @Query("SELECT catalogue_version FROM outlet WHERE id = :id FOR UPDATE")
  long lockCatalogue(long id);

  @Query("UPDATE outlet SET catalogue_version = :version WHERE id = :id")
  void setCatalogueVersion(long id, long version);

  @Query(
      """
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since, changed_by)
      VALUES (:outletId, :productId, :version, :priceFen, :since, :changedBy)
      """)
  void insertOffer(
      long outletId,
      long productId,
      long version,
      @Nullable Long priceFen,
      Instant since,
      @Nullable Long changedBy);

  @Query(
      "SELECT price_fen FROM current_offer WHERE outlet_id = :outletId AND product_id = :productId")
  Optional<Long> currentPrice(long outletId, long productId);

  @Query("SELECT outlet_id FROM current_offer WHERE product_id = :productId ORDER BY outlet_id")
  List<Long> outletsOffering(long productId);

  @Query(
      """
      SELECT v.id FROM product p JOIN vendor v ON v.id = p.vendor_id
      JOIN outlet o ON o.id = :outletId
      WHERE p.id = :productId
        AND (o.vendor_id = v.id
          OR (o.vendor_id IS NULL AND o.counter_id IS NULL)
          OR EXISTS (SELECT FROM counter_vendor c WHERE c.counter_id = o.counter_id AND c.vendor_id = v.id))
      """)
  Optional<Long> vendorCarried(long outletId, long productId);

  @Query(
      """
      WITH latest AS (
        SELECT DISTINCT ON (product_id) product_id, version, price_fen FROM outlet_offer
        WHERE outlet_id = :outletId AND version > :since AND version <= :version
        ORDER BY product_id, version DESC)
      SELECT p.id AS product_id, p.code, p.gtin, p.name, p.category_code, c.name AS category_name,
             c.name_en AS category_name_en, p.specification,
             p.sales_unit, l.price_fen, e.reason_code AS eligibility, p.blocked, v.id AS vendor_id,
             v.name AS vendor_name, i.tile_hash AS picture, l.version
      FROM latest l
      JOIN product p ON p.id = l.product_id
      JOIN vendor v ON v.id = p.vendor_id
      JOIN product_category c ON c.code = p.category_code
      LEFT JOIN product_picture i ON i.product_id = p.id
      LEFT JOIN product_eligibility e ON e.product_id = p.id AND e.valid_from <= :day
        AND (e.valid_to IS NULL OR e.valid_to > :day)
      WHERE l.price_fen IS NOT NULL
      ORDER BY p.code
      """)
  List<Offer> offersChanged(long outletId, long since, long version, LocalDate day);

  @Query(
      """
      WITH latest AS (
        SELECT DISTINCT ON (product_id) product_id, price_fen FROM outlet_offer
        WHERE outlet_id = :outletId AND version > :since AND version <= :version
        ORDER BY product_id, version DESC)
      SELECT p.code FROM latest l JOIN product p ON p.id = l.product_id WHERE l.price_fen IS NULL ORDER BY p.code
      """)
  List<String> offersRemoved(long outletId, long since, long version);
}
