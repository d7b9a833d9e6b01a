package cn.jiuxiao.server.trial.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The limit of writing roll-ups that are lost: a plain INSERT … SELECT of the same finished rows
 * into an empty table with the same key, checks and indexes, in one commit.
 */
final class BareWrites {
  private BareWrites() {}

  /** Nanoseconds. */
  static long run(Connection connection, List<String> tables) throws SQLException {
    connection.setAutoCommit(true);
    long took = 0;
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute("CREATE TABLE bare_" + table + " (LIKE " + table + " INCLUDING ALL)");
        long began = System.nanoTime();
        statement.execute("INSERT INTO bare_" + table + " SELECT * FROM " + table);
        took += System.nanoTime() - began;
        statement.execute("DROP TABLE bare_" + table);
      }
    }
    return took;
  }
}
