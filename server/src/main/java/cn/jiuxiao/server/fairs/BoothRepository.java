package cn.jiuxiao.server.fairs;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BoothRepository extends CrudRepository<Booth, Long> {

  String ROWS =
      """
      SELECT b.id, b.hall_id, b.number, b.x_dm, b.y_dm, b.width_dm, b.depth_dm, b.version,
             e.id AS exhibitor_id, v.id AS vendor_id, coalesce(nullif(e.sign, ''), v.name) AS vendor_name, o.id AS outlet_id
      FROM booth b
      LEFT JOIN booth_assignment a ON a.booth_id = b.id AND a.ended_at IS NULL
      LEFT JOIN exhibitor e ON e.id = a.exhibitor_id
      LEFT JOIN vendor v ON v.id = e.vendor_id
      LEFT JOIN outlet o ON o.booth_assignment_id = a.id
      """;

  @Query(ROWS + " WHERE b.hall_id = :hallId ORDER BY b.number")
  List<BoothRow> rows(long hallId);

  @Query(ROWS + " WHERE b.id = :id")
  Optional<BoothRow> row(long id);

  @Query("SELECT h.fair_id FROM booth b JOIN hall h ON h.id = b.hall_id WHERE b.id = :boothId")
  Optional<Long> fairOf(long boothId);

  @Query(
      """
      SELECT count(*) FROM booth
      WHERE hall_id = :hallId AND (x_dm + width_dm > :widthDm OR y_dm + depth_dm > :depthDm)
      """)
  long countOutside(long hallId, int widthDm, int depthDm);

  @Query(
      """
      SELECT o.id AS outlet_id, coalesce(nullif(e.sign, ''), v.name) AS name, f.name AS fair_name, h.name AS hall_name, b.number
      FROM booth_assignment a
      JOIN outlet o ON o.booth_assignment_id = a.id
      JOIN booth b ON b.id = a.booth_id
      JOIN hall h ON h.id = b.hall_id
      JOIN fair f ON f.id = h.fair_id
      JOIN exhibitor e ON e.id = a.exhibitor_id
      JOIN vendor v ON v.id = e.vendor_id
      WHERE f.id = :fairId AND a.ended_at IS NULL
      ORDER BY o.id
      """)
  List<BoothPlace> places(long fairId);

  @Query("SELECT count(*) FROM booth_assignment WHERE booth_id = :boothId")
  long countAssignments(long boothId);

  @Query(
      """
      SELECT * FROM booth_assignment WHERE booth_id = :boothId AND ended_at IS NULL
      """)
  Optional<BoothAssignment> standing(long boothId);

  @Query("UPDATE booth_assignment SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
  void end(long id, Instant at);
}
