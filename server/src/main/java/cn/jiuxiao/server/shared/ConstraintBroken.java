package cn.jiuxiao.server.shared;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Which rule of the database a change broke; the names of constraints are sentences. */
public final class ConstraintBroken {
  private ConstraintBroken() {}

  /** The constraint's name, or null if the failure has another cause. */
  public static @Nullable String by(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException broken && broken.getServerErrorMessage() != null) {
        return broken.getServerErrorMessage().getConstraint();
      }
    }
    return null;
  }
}
