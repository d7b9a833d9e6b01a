package cn.jiuxiao.server.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that cannot work just now from one that was asked for something wrong. */
final class DatabaseTrouble {
  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A): connection lost, insufficient resources such as
   * disk, stopped by an operator, system error.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

  private DatabaseTrouble() {}

  static boolean passes(Throwable failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return true;
    }
    return failure instanceof SQLException refused
        && refused.getSQLState() != null
        && PASSING.contains(refused.getSQLState().substring(0, 2));
  }
}
