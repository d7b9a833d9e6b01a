package cn.jiuxiao.server.shared;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Says in words what the database refused, and tells a rule that it kept (SQLSTATE class 23) from a
 * database that is broken.
 */
public final class Refusals {

  private Refusals() {}

  /**
   * Runs a write. A refused constraint becomes problem 409 {@code code} with {@code args}; a row
   * that changed meanwhile {@code problem.changedMeanwhile}; anything else is thrown as it came.
   */
  public static <T> T explained(Supplier<T> write, String code, Object... args) {
    try {
      return write.get();
    } catch (OptimisticLockException changedMeanwhile) {
      throw new Problem(409, "problem.changedMeanwhile");
    } catch (DataAccessException refused) {
      if (isConstraint(refused)) {
        throw new Problem(409, code, args);
      }
      throw refused;
    }
  }

  /** Whether a constraint of the database refused it. */
  public static boolean isConstraint(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("23")) {
        return true;
      }
    }
    return false;
  }
}
