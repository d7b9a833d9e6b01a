package cn.jiuxiao.server.trial.process;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.server.Jiuxiao;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./jiuxiao run} as a child process, kept running as systemd would: whenever it ends it is
 * started again.
 */
public final class ChildServer implements AutoCloseable {
  private static final Duration BEFORE_NEXT_START = Duration.ofMillis(300);
  private static final Duration FIRST_START = Duration.ofMinutes(2);
  private static final int STOP_SECONDS = 30;

  /** How this JVM was started, as far as a child should be: its class cache above all. */
  private static final List<String> INHERITED =
      List.of(
          "-XX:AOTCache=", "-Xlog:aot", "-Xlog:cds", "--enable-native", "--sun-misc", "-XX:+Use");

  private final Path data;
  private final Path log;
  private final List<String> jvmOptions;
  private final int port;
  private final Health health;
  private volatile @Nullable Process process;
  private final AtomicInteger ends = new AtomicInteger();
  private volatile boolean closed;

  private ChildServer(Path data, Path log, List<String> jvmOptions) throws IOException {
    this.data = data;
    this.log = log;
    this.jvmOptions = jvmOptions;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    health = new Health(uri());
  }

  /** Starts it and waits until it is ready. */
  public static ChildServer start(Path data, Path log, List<String> jvmOptions) throws IOException {
    var server = new ChildServer(data, log, jvmOptions);
    try {
      Thread.ofPlatform().name("keep-server").daemon().start(server::keepRunning);
      Waiting.until(
          "the server's first start (" + log + ")",
          FIRST_START,
          () -> server.health.isReady() || server.ends() > 0);
      if (server.ends() > 0) {
        throw new TrialFailure("the server does not start: " + log);
      }
      return server;
    } catch (TrialFailure e) {
      server.close();
      throw e;
    }
  }

  private void keepRunning() {
    try {
      while (!closed) {
        Process started = launch("run", "--port", Integer.toString(port), "--https-port", "0");
        process = started;
        started.waitFor();
        ends.incrementAndGet();
        TimeUnit.NANOSECONDS.sleep(BEFORE_NEXT_START.toNanos());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Process launch(String... arguments) throws IOException {
    if (closed) {
      throw new TrialFailure("no start while everything ends");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> INHERITED.stream().anyMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(jvmOptions);
    command.addAll(List.of("-Duser.language=en", "-cp", System.getProperty("java.class.path")));
    command.add(Jiuxiao.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("JDBC_.*|DATASOURCES_.*|MICRONAUT_.*"));
    return builder.start();
  }

  /** Runs another command on the same data directory and gives its exit status. */
  public int command(String... arguments) {
    try {
      return launch(arguments).waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialFailure("interrupted", e);
    }
  }

  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public Health health() {
    return health;
  }

  public Path log() {
    return log;
  }

  /** Of the process that runs now; 0 if none does. */
  public long pid() {
    Process now = process;
    return now == null || !now.isAlive() ? 0 : now.pid();
  }

  /** How often it ended, by itself or killed. */
  public int ends() {
    return ends.get();
  }

  /** As {@code kill -9} does. */
  public void kill() {
    Process now = process;
    if (now != null) {
      now.destroyForcibly().onExit().join();
    }
  }

  /** The embedded database's, as long as it runs. */
  public DatabaseProcesses database() {
    return new DatabaseProcesses(data.resolve("postgresql/cluster"));
  }

  /** A connection of the trial's own into the server's database. */
  public Connection connect() throws SQLException {
    EmbeddedPostgreSql.Running running =
        EmbeddedPostgreSql.running(data.resolve("postgresql"))
            .orElseThrow(() -> new TrialFailure("the server's database does not run"));
    return DriverManager.getConnection(running.jdbcUrl(), running.user(), running.password());
  }

  /** Stops the server and its database, whatever state they are in, and waits for their end. */
  @Override
  public void close() {
    Process now;
    synchronized (this) {
      closed = true;
      now = process;
    }
    database().go();
    if (now != null) {
      now.destroy();
      try {
        if (!now.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          kill();
        }
      } catch (InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
      }
    }
    database().end();
  }

  /** Processes of this data directory that are still there. */
  public static List<ProcessHandle> leftIn(Path data) {
    String folder = data.toString();
    return ProcessHandle.allProcesses()
        .filter(each -> each.pid() != ProcessHandle.current().pid())
        .filter(
            each ->
                Stream.of(DatabaseProcesses.workingDirectory(each), commandLine(each))
                    .anyMatch(text -> text.contains(folder)))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
