package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExhibitorRepository extends CrudRepository<Exhibitor, Long> {

  @Query(
      """
      SELECT e.id, v.id AS vendor_id, v.code AS vendor_code, v.name AS vendor_name, v.region_code, e.sign,
             (SELECT string_agg(h.code || '-' || b.number, ', ' ORDER BY h.code, b.number) FROM booth_assignment a
                JOIN booth b ON b.id = a.booth_id JOIN hall h ON h.id = b.hall_id
                WHERE a.exhibitor_id = e.id AND a.ended_at IS NULL) AS booths
      FROM exhibitor e JOIN vendor v ON v.id = e.vendor_id
      WHERE e.fair_id = :fairId
        AND (:text::text IS NULL OR v.name ILIKE '%' || :text || '%' OR v.code ILIKE '%' || :text || '%' OR e.sign ILIKE '%' || :text || '%')
      ORDER BY v.name, e.id
      """)
  List<ExhibitorRow> rows(long fairId, @Nullable String text);

  @Query("SELECT EXISTS (SELECT FROM vendor WHERE id = :vendorId AND closed_at IS NULL)")
  boolean isVendor(long vendorId);

  @Query("SELECT EXISTS (SELECT FROM booth_assignment WHERE exhibitor_id = :id)")
  boolean hadBooth(long id);

  @Query("SELECT name FROM vendor WHERE id = :vendorId")
  String vendorName(long vendorId);
}
