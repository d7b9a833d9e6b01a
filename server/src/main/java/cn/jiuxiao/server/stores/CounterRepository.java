package cn.jiuxiao.server.stores;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CounterRepository extends CrudRepository<Counter, Long> {

  @Query(
      """
      SELECT c.id, c.section_id, e.name AS section_name, c.name, c.version,
             (SELECT count(*) FROM counter_vendor v WHERE v.counter_id = c.id) AS vendors, o.id AS outlet_id, c.closed_at
      FROM counter c JOIN section e ON e.id = c.section_id LEFT JOIN outlet o ON o.counter_id = c.id
      WHERE e.store_id = :storeId ORDER BY e.name, c.name, c.id
      """)
  List<CounterRow> rows(long storeId);

  @Query(
      """
      SELECT o.id AS outlet_id, c.name, s.name AS store_name, e.name AS section_name,
             (c.closed_at IS NULL AND s.closed_at IS NULL) AS open
      FROM counter c JOIN section e ON e.id = c.section_id JOIN store s ON s.id = e.store_id
      JOIN outlet o ON o.counter_id = c.id
      WHERE s.id = :storeId ORDER BY o.id
      """)
  List<CounterPlace> places(long storeId);

  @Query("SELECT EXISTS (SELECT FROM vendor WHERE id = :vendorId AND closed_at IS NULL)")
  boolean isVendor(long vendorId);

  @Query(
      """
      SELECT v.id AS vendor_id, v.code, v.name, v.region_code FROM counter_vendor c JOIN vendor v ON v.id = c.vendor_id
      WHERE c.counter_id = :counterId ORDER BY v.name, v.id
      """)
  List<CarriedVendor> carried(long counterId);

  @Query(
      "INSERT INTO counter_vendor (counter_id, vendor_id) VALUES (:counterId, :vendorId) ON CONFLICT DO NOTHING")
  void carry(long counterId, long vendorId);

  @Query("DELETE FROM counter_vendor WHERE counter_id = :counterId AND vendor_id = :vendorId")
  void drop(long counterId, long vendorId);

  @Query(
      """
      SELECT count(*) FROM current_offer f JOIN outlet o ON o.id = f.outlet_id JOIN product p ON p.id = f.product_id
      WHERE o.counter_id = :counterId AND p.vendor_id = :vendorId
      """)
  long countOffers(long counterId, long vendorId);
}
