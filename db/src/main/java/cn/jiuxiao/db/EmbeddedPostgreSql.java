package cn.jiuxiao.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own in a folder, reachable only from this machine and only with the
 * password kept in that folder. A sale that was acknowledged survives a power cut: the durability
 * settings are PostgreSQL's own strict ones.
 *
 * <p>Only zonky's binaries are used, not its runner, which waits ten seconds without looking,
 * cannot follow an orphan and knows no clear errors.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {
  private static final Map<String, String> LOCAL_ONLY =
      Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

  /**
   * For a city's trial on two cores and 4 GB: PostgreSQL takes a quarter of a gigabyte, the JVM the
   * rest. Where there is more, more of a large journal's indexes stay at hand.
   */
  private static final Map<String, String> DURABLE =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("shared_buffers", ofMemory(16, 4096)),
          Map.entry("effective_cache_size", ofMemory(4, 65_536)),
          Map.entry("work_mem", "16MB"),
          Map.entry("maintenance_work_mem", "128MB"),
          Map.entry("max_connections", "60"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("jit", "off"),
          Map.entry("log_timezone", "Asia/Shanghai"));

  /** For tests: nothing here has to survive anything. */
  private static final Map<String, String> FLEETING =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "shared_buffers", "128MB",
          "max_connections", "100",
          "jit", "off");

  /** A part of what this machine or container has, but no less than of 2 GB. */
  private static String ofMemory(int divisor, long mostMegabytes) {
    long megabytes =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize() >> 20
            : 0;
    return Math.clamp(Math.max(megabytes, 2048) / divisor, 1, mostMegabytes) + "MB";
  }

  static final Path TESTS_SHARE_SOFTWARE_IN =
      Path.of(System.getProperty("user.home"), ".cache", "jiuxiao");

  private final Path home;
  private final PostgreSqlCluster cluster;
  private final Map<String, String> settings;
  private final int port;
  private final String password;
  private final @Nullable DirectoryLock lock;
  private final @Nullable Path deleteAfter;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgreSql(
      Path home,
      PostgreSqlCluster cluster,
      Map<String, String> settings,
      String password,
      @Nullable DirectoryLock lock,
      @Nullable Path deleteAfter) {
    this.home = home;
    this.cluster = cluster;
    this.settings = settings;
    this.port = cluster.start(settings);
    this.password = password;
    this.lock = lock;
    this.deleteAfter = deleteAfter;
  }

  /**
   * Starts the server of this folder, making it first if need be, and recovering from whatever was
   * killed before.
   *
   * @throws StartProblem if the folder is in use, the disk is full, or PostgreSQL cannot run here
   */
  public static EmbeddedPostgreSql start(Path directory) {
    return start(directory, directory);
  }

  static EmbeddedPostgreSql start(Path directory, Path softwareParent) {
    Path home = directory.toAbsolutePath().normalize();
    DirectoryLock lock = DirectoryLock.hold(home);
    try {
      Disk.requireOwned(home);
      Disk.requireSpace(home);
      new ShellOut(home).requireNamespaces();
      var cluster =
          new PostgreSqlCluster(
              home, PostgreSqlSoftware.unpackedIn(softwareParent.toAbsolutePath()));
      String password = passwordOf(home);
      if (cluster.exists()) {
        cluster.endOrphan();
      } else {
        cluster.create(password, List.of(), "NOSUPERUSER");
      }
      return new EmbeddedPostgreSql(home, cluster, with(DURABLE), password, lock, null);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * A fast server for tests, in a folder of its own that goes when it is closed. Its role may
   * create databases.
   */
  public static EmbeddedPostgreSql startThrowAway() {
    try {
      Path home = Files.createTempDirectory("jiuxiao-postgresql-");
      new ShellOut(home).requireNamespaces();
      var software = PostgreSqlSoftware.unpackedIn(TESTS_SHARE_SOFTWARE_IN);
      var cluster = new PostgreSqlCluster(home, software);
      String password = randomPassword();
      cluster.create(password, List.of("--no-sync"), "CREATEDB");
      return new EmbeddedPostgreSql(home, cluster, with(FLEETING), password, null, home);
    } catch (IOException e) {
      throw Disk.problem(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /** How to reach a server that another process of ours runs in this folder. */
  public record Running(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
      return jdbcUrl;
    }
  }

  /** For tools that work beside a running Jiuxiao. */
  public static Optional<Running> running(Path directory) {
    Path home = directory.toAbsolutePath().normalize();
    if (!Files.isReadable(home.resolve("password")) || DirectoryLock.isFree(home)) {
      return Optional.empty();
    }
    var cluster = new PostgreSqlCluster(home, PostgreSqlSoftware.unpackedIn(home));
    return cluster
        .runningPort()
        .map(
            port ->
                new Running(
                    url(port, PostgreSqlCluster.DATABASE),
                    PostgreSqlCluster.ROLE,
                    passwordOf(home)));
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  public String jdbcUrl() {
    return jdbcUrl(PostgreSqlCluster.DATABASE);
  }

  /** For tests that make databases of their own. */
  public String jdbcUrl(String database) {
    return url(port, database);
  }

  public String user() {
    return PostgreSqlCluster.ROLE;
  }

  public String password() {
    return password;
  }

  /** Completes when the server's process ends, whoever ended it. */
  public CompletableFuture<Void> ended() {
    try {
      return cluster
          .postmaster()
          .map(process -> process.onExit().<Void>thenApply(ignored -> null))
          .orElseGet(() -> CompletableFuture.completedFuture(null));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Whether the disk has what a start takes. */
  public boolean hasRoom() {
    return Disk.hasSpace(home);
  }

  /**
   * After the server's process has ended by itself: starts it again on the same port, so that
   * whoever was connected finds it where it was. Does nothing once this is closed.
   *
   * @throws StartProblem if the disk is full, or PostgreSQL does not start
   */
  public synchronized void restart() {
    if (!closed.get()) {
      Disk.requireSpace(home);
      cluster.endOrphan();
      cluster.start(port, settings);
    }
  }

  /** Stops the server: what is committed is on disk, connections still open are cut. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      stop();
    }
  }

  private synchronized void stop() {
    cluster.stop();
    if (lock != null) {
      lock.close();
    }
    if (deleteAfter != null) {
      try {
        PostgreSqlSoftware.deleteAll(deleteAfter);
      } catch (IOException left) {
        deleteAfter.toFile().deleteOnExit();
      }
    }
  }

  private static Map<String, String> with(Map<String, String> settings) {
    var all = new TreeMap<>(LOCAL_ONLY);
    all.putAll(settings);
    return all;
  }

  private static String passwordOf(Path home) {
    Path file = home.resolve("password");
    try {
      if (!Files.exists(file)) {
        PostgreSqlCluster.writePrivately(file, randomPassword());
      }
      return Files.readString(file, UTF_8).strip();
    } catch (IOException e) {
      throw Disk.problem(home, e);
    }
  }

  private static String randomPassword() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
