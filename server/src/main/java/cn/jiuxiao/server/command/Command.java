package cn.jiuxiao.server.command;

import java.io.PrintWriter;
import java.util.List;

/**
 * Something the command line can do beside {@code run}: {@code ./jiuxiao NAME …}. Any bean is found
 * by its name. It runs with the database migrated and all beans at hand, but no port open; whoever
 * needs HTTP starts the {@code EmbeddedServer} bean. One that touches neither data directory nor
 * database is no bean but a {@link java.util.ServiceLoader} service.
 */
public interface Command {
  /** One lower-case word, such as {@code reset-admin}. */
  String name();

  /** One line for {@code help}. */
  String summary();

  /**
   * @param arguments what follows the name, without the options that are the command line's own
   *     (--data)
   * @return the exit status: 0 for success
   * @throws cn.jiuxiao.db.StartProblem to end with one line on standard error and status 1
   */
  int run(List<String> arguments, PrintWriter out);
}
