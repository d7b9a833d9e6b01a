package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.keys.ServerKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.order.Ordered;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code ./jiuxiao sim [--from N] [--seeds N]}: simulates tills on a database of its own that goes
 * afterwards, until a seed fails.
 */
public final class SimCommand implements Command {
  private static final int SEEDS = 100;
  private static final int TELL_EVERY = 50;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "sim";
  }

  @Override
  public String summary() {
    return "simulates tills under every fault, seed by seed: [--from N] [--seeds N]";
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    long from = option(arguments, "--from", 0);
    long seeds = option(arguments, "--seeds", SEEDS);
    try {
      return simulate(from, seeds, out);
    } catch (SQLException e) {
      throw new IllegalStateException("the simulation broke off", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long option(List<String> arguments, String name, long otherwise) {
    if (arguments.size() % 2 != 0) {
      throw new StartProblem("sim takes --from N and --seeds N, not " + arguments.getLast());
    }
    int at = arguments.indexOf(name);
    try {
      return at < 0 ? otherwise : Long.parseLong(arguments.get(at + 1));
    } catch (NumberFormatException notANumber) {
      throw new StartProblem(name + " is a number, not " + arguments.get(at + 1), notANumber);
    }
  }

  private static int simulate(long from, long seeds, PrintWriter out)
      throws SQLException, IOException {
    Path home = Files.createTempDirectory("jiuxiao-sim-");
    try (EmbeddedPostgreSql postgreSql = EmbeddedPostgreSql.startThrowAway()) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(postgreSql::close)); // Ctrl-C leaves no server behind
      // Beans come from a context on an empty database: what it does by the clock must not
      // interfere.
      try (Connection connection = database(postgreSql, "postgres").getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE beans");
        statement.execute("CREATE DATABASE sim");
      }
      PGSimpleDataSource sim = database(postgreSql, "sim");
      Migrations.migrate(sim);
      try (ApplicationContext context = ApplicationContext.run(settings(home, postgreSql))) {
        return simulate(context, sim, from, seeds, out);
      }
    } finally {
      delete(home);
    }
  }

  private static PGSimpleDataSource database(EmbeddedPostgreSql postgreSql, String name) {
    var database = new PGSimpleDataSource();
    database.setUrl(postgreSql.jdbcUrl(name));
    database.setUser(postgreSql.user());
    database.setPassword(postgreSql.password());
    return database;
  }

  private static Map<String, Object> settings(Path home, EmbeddedPostgreSql postgreSql) {
    return Map.of(
        "jiuxiao.data", home.toString(),
        "jiuxiao.tomcat", home.resolve("work").toString(),
        "datasources.default.url", postgreSql.jdbcUrl("beans"),
        "datasources.default.username", postgreSql.user(),
        "datasources.default.password", postgreSql.password());
  }

  private static int simulate(
      ApplicationContext context,
      PGSimpleDataSource database,
      long from,
      long seeds,
      PrintWriter out)
      throws SQLException {
    var rules =
        new SimServer.Rules(
            inOrder(context.getBeansOfType(EntryJudge.class)),
            inOrder(context.getBeansOfType(RecordedEntries.class)));
    Map<String, Integer> counts = new TreeMap<>();
    long entries = 0;
    long began = System.nanoTime();
    try (var simulation = new Simulation(database, rules, context.getBean(ServerKeys.class))) {
      for (long seed = from; seed < from + seeds; seed++) {
        KioskSim.Run run = simulation.run(seed);
        entries += run.entries();
        run.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        long done = seed - from + 1;
        if (done % TELL_EVERY == 0 || done == seeds) {
          double seconds = (System.nanoTime() - began) / NANOS;
          out.printf("%d seeds, %d entries, %.2f seeds/s%n", done, entries, done / seconds);
          out.flush();
        }
      }
    } catch (KioskSim.Failed failed) {
      out.println(failed.getMessage());
      return 1;
    }
    counts.forEach((kind, count) -> out.printf("%10d %s%n", count, kind));
    return 0;
  }

  private static <T extends Ordered> List<T> inOrder(Collection<T> beans) {
    return beans.stream().sorted(Comparator.comparingInt(Ordered::getOrder)).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
