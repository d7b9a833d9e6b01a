package cn.jiuxiao.server.shared;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot work just now from one that was asked for something wrong. */
public final class DatabaseTrouble {
  /** Tills and browsers may try again by then. */
  public static final int RETRY_AFTER_SECONDS = 5;

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A): connection lost, insufficient resources such as
   * disk, stopped by an operator, system error.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

  /**
   * What the pool says of a connection that broke a moment ago, without a state; Micronaut Data
   * trips over it when it tidies up, and hides behind it what had broken it.
   */
  private static final String POOL_SAW_IT_BREAK = "Connection is closed";

  private DatabaseTrouble() {}

  /** Whether this was caused by such trouble. */
  public static boolean passes(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException refused && isPassing(refused))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(SQLException refused) {
    String state = refused.getSQLState();
    return state == null
        ? POOL_SAW_IT_BREAK.equals(refused.getMessage())
        : state.length() > 2 && PASSING.contains(state.substring(0, 2));
  }

  /** What a caller is told: try again soon. */
  public static Problem problem() {
    return new Problem(
        503, "problem.databaseAway", Map.of(Problem.RETRY_AFTER, RETRY_AFTER_SECONDS));
  }
}
