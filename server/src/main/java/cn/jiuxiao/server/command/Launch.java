package cn.jiuxiao.server.command;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.shared.Texts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the program, from its arguments to its exit status. */
public final class Launch {
  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
  private static final int FAILED = 1;

  private final Class<?> application;
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Databases databases;
  private @Nullable ApplicationContext context;

  private Launch(Class<?> application) {
    this.application = application;
  }

  /** Runs to the end and gives the exit status. */
  public static int with(Class<?> application, String... arguments) {
    var launch = new Launch(application);
    Runtime.getRuntime().addShutdownHook(new Thread(launch::stop, "stop"));
    try {
      return launch.run(Options.parse(arguments));
    } catch (RuntimeException e) {
      return launch.explain(e);
    } finally {
      launch.stop();
    }
  }

  private int run(Options options) {
    return switch (options.command()) {
      case "run" -> serve(options);
      case "rehearse" -> Rehearsal.of(start(options, new PrintWriter(PrintWriter.nullWriter())));
      default -> command(options);
    };
  }

  private int serve(Options options) {
    long began = System.nanoTime();
    EmbeddedServer server = start(options, out);
    new Welcome(server.getApplicationContext(), out)
        .print(options, Duration.ofNanos(System.nanoTime() - began), language());
    EmbeddedPostgreSql embedded = databases == null ? null : databases.embedded();
    if (embedded == null) {
      await();
      return 0;
    }
    var keeper = new KeepDatabase(embedded, stopping::get, this::tell);
    if (!keeper.untilItIsStopped(options.data())) {
      return FAILED;
    }
    await();
    return 0;
  }

  private void tell(String key, Object... values) {
    err.println(Texts.in(language(), key, values));
  }

  private EmbeddedServer start(Options options, PrintWriter progress) {
    Settings.requireFreePorts(options);
    UnfinishedRestore.refuse(options.data());
    ApplicationContext fresh = newContext(options);
    progress.println(Texts.in(language(), "command.starting", options.data()));
    Databases database =
        Databases.forServer(options.data(), fresh.getEnvironment(), System.getenv());
    databases = database;
    start(fresh, database);
    EmbeddedServer server = fresh.getBean(EmbeddedServer.class);
    server.start();
    return server;
  }

  private int command(Options options) {
    for (Command alone : ServiceLoader.load(Command.class)) {
      if (alone.name().equals(options.command())) {
        return alone.run(options.arguments(), out);
      }
    }
    for (DataCommand plain : ServiceLoader.load(DataCommand.class)) {
      if (plain.name().equals(options.command())) {
        var place =
            new CommandPlace(
                options.data(), newContext(options).getEnvironment(), opened -> databases = opened);
        return plain.run(place, options.arguments(), out);
      }
    }
    return commandOnDatabase(options);
  }

  private int commandOnDatabase(Options options) {
    UnfinishedRestore.refuse(options.data());
    ApplicationContext fresh = newContext(options);
    Databases database =
        Databases.forCommand(options.data(), fresh.getEnvironment(), System.getenv());
    databases = database;
    start(fresh, database);
    return fresh.getBeansOfType(Command.class).stream()
        .filter(command -> command.name().equals(options.command()))
        .findFirst()
        .map(command -> command.run(options.arguments(), out))
        .orElseGet(() -> unknown(fresh, options.command()));
  }

  private int unknown(ApplicationContext from, String name) {
    err.println(Texts.in(language(), "command.unknown", name));
    ServiceLoader.load(DataCommand.class)
        .forEach(command -> err.println("  " + command.name() + "  " + command.summary()));
    Stream.concat(
            ServiceLoader.load(Command.class).stream().map(ServiceLoader.Provider::get),
            from.getBeansOfType(Command.class).stream())
        .forEach(command -> err.println("  " + command.name() + "  " + command.summary()));
    return FAILED;
  }

  private ApplicationContext newContext(Options options) {
    ApplicationContext fresh =
        ApplicationContext.builder()
            .mainClass(application)
            .deduceEnvironment(false)
            .banner(false)
            .properties(new HashMap<>(Settings.of(options)))
            .build();
    fresh.getEnvironment().start();
    return fresh;
  }

  private void start(ApplicationContext fresh, Databases database) {
    context = fresh;
    Map<String, Object> settings = database.settings();
    fresh
        .getEnvironment()
        .addPropertySource(PropertySource.of("database", settings, Integer.MAX_VALUE));
    fresh.start();
  }

  /** In the order of dependence: the server answers what it has begun, then the database may go. */
  private void stop() {
    if (stopping.getAndSet(true)) {
      await();
      return;
    }
    try {
      if (context != null) {
        context.stop();
      }
      if (databases != null) {
        databases.close();
      }
    } finally {
      stopped.countDown();
    }
  }

  private void await() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What lies outside the program is one line for people; what lies inside is our fault and goes to
   * the log whole.
   */
  private int explain(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartProblem problem) {
        err.println(problem.getMessage());
        return FAILED;
      }
      Optional<StartProblem> refused = Migrations.refusal(cause);
      if (refused.isPresent()) {
        err.println(refused.get().getMessage());
        return FAILED;
      }
      if (cause instanceof FlywayValidateException) {
        err.println(Texts.in(language(), "command.otherSchema"));
        LOG.debug("Other schema", cause);
        return FAILED;
      }
    }
    LOG.error("Jiuxiao cannot go on", failure);
    return FAILED;
  }

  private static Locale language() {
    return Texts.supported(Locale.getDefault());
  }
}
