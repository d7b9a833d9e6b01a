package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.statistics.JournalFigures;
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
          "SELECT outlet_id, business_day, channel_code, region_code, %s FROM (%s) a GROUP BY 1, 2, 3, 4"
              .formatted(JournalFigures.SUMS, JournalFigures.AMOUNTS),
          JournalFigures.VISITS,
          """
          SELECT channel, region, period, count(*), sum(standing_sales)
          FROM (
            SELECT channel, region, period, person, count(*) AS standing_sales
            FROM (%s) s %s %s
            GROUP BY 1, 2, 3, 4) persons
          GROUP BY 1, 2, 3
          """
              .formatted(JournalFigures.STANDING, JournalFigures.CELLS, JournalFigures.PERIODS));

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
