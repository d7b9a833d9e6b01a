package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScaleCodeRepository extends GenericRepository<Kiosk, Long> {

  @Query("SELECT pattern FROM outlet_code_pattern WHERE outlet_id = :outletId ORDER BY pattern")
  List<String> patterns(long outletId);

  /** Serialises the changes at one outlet. */
  @Query("SELECT id FROM outlet WHERE id = :outletId FOR UPDATE")
  long lock(long outletId);

  @Query("INSERT INTO outlet_code_pattern (outlet_id, pattern) VALUES (:outletId, :pattern)")
  void addPattern(long outletId, String pattern);

  @Query("DELETE FROM outlet_code_pattern WHERE outlet_id = :outletId AND pattern = :pattern")
  int removePattern(long outletId, String pattern);

  @Query(
      """
      SELECT i.item, p.code AS product_code, p.name AS product_name
      FROM outlet_item i JOIN product p ON p.id = i.product_id
      WHERE i.outlet_id = :outletId ORDER BY i.item::int
      """)
  List<ScaleCodes.Item> items(long outletId);

  @Query(
      """
      SELECT p.id AS product_id, p.code, p.name FROM current_offer o JOIN product p ON p.id = o.product_id
      WHERE o.outlet_id = :outletId AND (p.name ILIKE :search OR p.code ILIKE :search)
      ORDER BY p.code OFFSET :offset LIMIT :limit
      """)
  List<ScaleCodes.Offered> offered(long outletId, String search, int offset, int limit);

  @Query(
      """
      SELECT EXISTS (SELECT FROM current_offer WHERE outlet_id = :outletId AND product_id = :productId)
      """)
  boolean isOffered(long outletId, long productId);

  @Query(
      """
      INSERT INTO outlet_item (outlet_id, item, product_id) VALUES (:outletId, :item, :productId)
      ON CONFLICT (outlet_id, item) DO UPDATE SET product_id = excluded.product_id
      """)
  void call(long outletId, String item, long productId);

  @Query("DELETE FROM outlet_item WHERE outlet_id = :outletId AND item = :item")
  int forget(long outletId, String item);
}
