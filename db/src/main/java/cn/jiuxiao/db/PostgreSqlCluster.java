package cn.jiuxiao.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One cluster's folder and the commands that make, start and stop it. The caller holds the folder's
 * lock: whatever PostgreSQL is found running here has lost its owner.
 */
final class PostgreSqlCluster {
  static final String ROLE = "jiuxiao";
  static final String DATABASE = "jiuxiao";
  private static final int PORT_TRIES = 5;

  /** Crash recovery of a busy day reads up to max_wal_size of log; a slow disk needs its time. */
  private static final Duration STARTUP_WAIT = Duration.ofMinutes(5);

  private static final Duration LEFTOVERS_WAIT = Duration.ofSeconds(2);

  private final Path home;
  private final Path data;
  private final Path log;
  private final PostgreSqlSoftware software;
  private final ShellOut shell;

  PostgreSqlCluster(Path home, PostgreSqlSoftware software) {
    this.home = home;
    this.data = home.resolve("cluster");
    this.log = home.resolve("postgresql.log");
    this.software = software;
    this.shell = new ShellOut(home);
  }

  boolean exists() {
    return Files.exists(data.resolve("PG_VERSION"));
  }

  /**
   * Makes the cluster beside its final name, with the database and an ordinary role for the
   * application (what works here must work where the database administrator gives no more), then
   * renames it.
   */
  void create(String password, List<String> initdbOptions, String roleRights) {
    Disk.requireSpace(home);
    Path partial = home.resolve("cluster-being-made");
    Path passwordFile = home.resolve("initdb-password");
    try {
      PostgreSqlSoftware.deleteAll(partial);
      writePrivately(passwordFile, password);
      var initdb = new ArrayList<>(List.of(software.program("initdb"), "-D", partial.toString()));
      initdb.addAll(
          List.of("-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile.toString()));
      initdb.addAll(
          List.of(
              "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"));
      initdb.addAll(initdbOptions);
      shell.run(initdb, "").orFail("make a database");
      String sql =
          "CREATE ROLE %s LOGIN %s PASSWORD '%s'\nCREATE DATABASE %s OWNER %s\n"
              .formatted(ROLE, roleRights, password, DATABASE, ROLE);
      shell
          .run(
              List.of(
                  software.program("postgres"), "--single", "-D", partial.toString(), "postgres"),
              sql)
          .orFail("make a database");
      Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Disk.problem(home, e);
    } finally {
      deleteQuietly(passwordFile);
    }
  }

  /** Starts the server on a free port of 127.0.0.1 and returns the port. */
  int start(Map<String, String> settings) {
    return start(0, settings);
  }

  /** Starts the server on this port, or on a free one. */
  int start(int wantedPort, Map<String, String> settings) {
    try {
      if (Files.exists(log) && Files.size(log) > 10 << 20) {
        Files.move(log, home.resolve("postgresql.log.old"), StandardCopyOption.REPLACE_EXISTING);
      }
      for (int attempt = 1; ; attempt++) {
        int port = wantedPort == 0 ? freePort() : wantedPort;
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        ShellOut.Result result = shell.run(startCommand(port, settings), "");
        if (result.succeeded()) {
          return port;
        }
        String said = logSince(logStart);
        if (attempt == PORT_TRIES || !isPassing(said)) {
          throw startProblem(said.isBlank() ? result.output() : said);
        }
        awaitLeftovers();
      }
    } catch (IOException e) {
      throw Disk.problem(home, e);
    }
  }

  private List<String> startCommand(int port, Map<String, String> settings) {
    var options = new StringBuilder("-p " + port);
    settings.forEach(
        (name, value) -> options.append(" -c ").append(name).append('=').append(value));
    return List.of(
        software.program("pg_ctl"),
        "start",
        "-D",
        data.toString(),
        "-l",
        log.toString(),
        "-w",
        "-t",
        Long.toString(STARTUP_WAIT.toSeconds()),
        "-o",
        options.toString());
  }

  /**
   * Another program took the port meanwhile, or the children of a killed server are still ending.
   */
  private static boolean isPassing(String said) {
    return said.contains("could not create any TCP/IP sockets")
        || said.contains("pre-existing shared memory block");
  }

  private StartProblem startProblem(String said) {
    if (Disk.saysFull(said)) {
      return new StartProblem(
          "No disk space left in %s: free some and start again.".formatted(home));
    }
    String reason =
        said.lines()
            .filter(
                line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("DETAIL"))
            .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|DETAIL):\\s*", ""))
            .reduce((first, next) -> first + " " + next)
            .orElse("no reason given");
    return new StartProblem("PostgreSQL does not start: %s (%s)".formatted(reason, log));
  }

  /**
   * Fast shutdown: waits for a checkpoint, not for clients. If that fails, as a crash, which the
   * next start recovers.
   */
  void stop() {
    for (String mode : List.of("fast", "immediate")) {
      var command =
          List.of(
              software.program("pg_ctl"),
              "stop",
              "-D",
              data.toString(),
              "-m",
              mode,
              "-w",
              "-t",
              "60");
      if (shell.run(command, "").succeeded()) {
        return;
      }
    }
  }

  /**
   * After a kill of our process its PostgreSQL runs on. After a kill of PostgreSQL or a power cut
   * only its file is left, and its number may belong to anyone by now.
   */
  void endOrphan() {
    Path pidFile = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      if (postmaster().isPresent()) {
        stop();
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw Disk.problem(home, e);
    }
  }

  /** The running server of this very folder. */
  Optional<ProcessHandle> postmaster() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String number = Files.readString(pidFile, UTF_8).lines().findFirst().orElse("").strip();
    return number.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(number)).filter(this::isOurPostgres)
        : Optional.empty();
  }

  /** Of the running server; the fourth line of its file. */
  Optional<Integer> runningPort() {
    try {
      return postmaster().isPresent()
          ? Files.readAllLines(data.resolve("postmaster.pid"), UTF_8).stream()
              .skip(3)
              .findFirst()
              .map(line -> Integer.parseInt(line.strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw Disk.problem(home, e);
    }
  }

  /** Children of a killed server end by themselves, but hold its shared memory until then. */
  private void awaitLeftovers() {
    CompletableFuture<?>[] ends =
        ProcessHandle.allProcesses()
            .filter(this::isOurPostgres)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, LEFTOVERS_WAIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private boolean isOurPostgres(ProcessHandle process) {
    Path workingDirectory = Path.of("/proc/" + process.pid() + "/cwd");
    try {
      if (Files.exists(workingDirectory)) {
        return Files.isSameFile(workingDirectory, data);
      }
    } catch (IOException unreadable) {
      return false;
    }
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }

  private String logSince(long position) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    byte[] bytes = Files.readAllBytes(log);
    return new String(bytes, (int) position, bytes.length - (int) position, UTF_8);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, UTF_8, StandardOpenOption.WRITE);
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      file.toFile().deleteOnExit();
    }
  }
}
