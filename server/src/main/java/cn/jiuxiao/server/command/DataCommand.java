package cn.jiuxiao.server.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * A command on a data directory and its database as they stand: nothing is migrated, and no bean is
 * at hand. Found as a {@link java.util.ServiceLoader} service.
 */
public interface DataCommand {
  /** One lower-case word. */
  String name();

  /** One line for {@code help}. */
  String summary();

  /**
   * @param arguments what follows the name, without the options that are the command line's own
   * @return the exit status: 0 for success
   * @throws cn.jiuxiao.db.StartProblem to end with one line on standard error and status 1
   */
  int run(Place place, List<String> arguments, PrintWriter out);

  /** Where it works. Databases are let go at the program's end. */
  interface Place {
    Path data();

    /**
     * The database of the Jiuxiao that is there: the running server's, or started for this.
     *
     * @throws cn.jiuxiao.db.StartProblem if there is none
     */
    DataSource existing();

    /**
     * The database for a Jiuxiao that is to come: the data directory is held, and where nothing is
     * configured, an embedded PostgreSQL is made in it.
     */
    DataSource fresh();
  }
}
