package cn.jiuxiao.db;

import org.jspecify.annotations.Nullable;

/**
 * Something outside the program keeps it from starting: a port or folder in use, a full disk, an
 * old PostgreSQL.
 *
 * <p>The message is one line for the person at the console: what is wrong and what to do. It is
 * printed without a stack trace, so it must be enough by itself.
 */
public final class StartProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartProblem(String message) {
    this(message, null);
  }

  public StartProblem(String message, @Nullable Throwable cause) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
  }
}
