package cn.jiuxiao.server.trial.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The limit of a rebuild: plain SELECT … GROUP BY over the same rows, one process, as much memory
 * as ours has, the result thrown away. Each base row is counted at its narrowest; persons at all
 * twelve grains, and how many there are of each, since these cannot be added up.
 */
final class BareGroupBy {
  private static final List<String> QUERIES =
      List.of(
          """
          SELECT outlet_id, business_day, channel_code, region_code, sum(sales), sum(refunds), sum(sold_fen),
                 sum(sold_eligible_fen), sum(refunded_fen), sum(refunded_eligible_fen)
          FROM (
            SELECT s.outlet_id, s.business_day, s.channel_code, s.region_code, 1 AS sales, 0 AS refunds, s.total_fen AS sold_fen,
                   s.eligible_fen AS sold_eligible_fen, 0 AS refunded_fen, 0 AS refunded_eligible_fen
            FROM sale s
            WHERE NOT EXISTS (SELECT FROM sale_void v
                              WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
            UNION ALL
            SELECT r.outlet_id, r.business_day, r.channel_code, r.region_code, 0, 1, 0, 0, r.total_fen, r.eligible_fen
            FROM refund r) a
          GROUP BY 1, 2, 3, 4
          """,
          "SELECT outlet_id, business_day, count(person), coalesce(sum(headcount), 0) FROM visit GROUP BY 1, 2",
          """
          SELECT channel_code, region_code, period, count(*), sum(standing_sales)
          FROM (
            SELECT c.channel_code, g.region_code, p.period, s.person, count(*) AS standing_sales
            FROM sale s
            CROSS JOIN LATERAL (VALUES (s.channel_code), ('ALL')) c (channel_code)
            CROSS JOIN LATERAL (VALUES (s.region_code::text), ('ALL')) g (region_code)
            CROSS JOIN LATERAL (VALUES (to_char(s.business_day, 'YYYY-MM')), (to_char(s.business_day, 'YYYY')), ('ALL')) p (period)
            WHERE s.person IS NOT NULL
              AND NOT EXISTS (SELECT FROM sale_void v
                              WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
              AND NOT EXISTS (
                SELECT FROM refund r
                WHERE r.original_terminal_id = s.terminal_id AND r.original_branch = s.branch AND r.original_seq = s.seq
                  AND NOT EXISTS (
                    SELECT FROM sale_line l
                    WHERE l.terminal_id = r.original_terminal_id AND l.branch = r.original_branch AND l.seq = r.original_seq
                      AND l.quantity_milli > (
                        SELECT coalesce(sum(b.quantity_milli), 0) FROM refund a
                        JOIN refund_line b ON b.terminal_id = a.terminal_id AND b.branch = a.branch AND b.seq = a.seq
                        WHERE a.original_terminal_id = r.original_terminal_id AND a.original_branch = r.original_branch
                          AND a.original_seq = r.original_seq AND b.line = l.line)))
            GROUP BY 1, 2, 3, 4) persons
          GROUP BY 1, 2, 3
          """);

  private BareGroupBy() {}

  /** Nanoseconds. */
  static long run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    long began = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '64MB'; SET LOCAL cursor_tuple_fraction = 1");
      int number = 0;
      for (String query : QUERIES) {
        String name = "bare" + number++;
        statement.execute("DECLARE " + name + " NO SCROLL CURSOR FOR " + query);
        statement.execute("MOVE FORWARD ALL FROM " + name);
      }
    }
    connection.rollback();
    return System.nanoTime() - began;
  }
}
