package cn.jiuxiao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlIT {
  @TempDir Path directory;

  @Test
  void anAcknowledgedCommitIsOnDisk() throws SQLException {
    try (var server = start();
        var connection = connect(server)) {
      assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(connection, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(connection, "SHOW server_version_num")).startsWith("18");
    }
  }

  @Test
  void onlyThisMachineMayConnectAndOnlyWithThePassword() throws Exception {
    try (var server = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      int port = Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
      for (var network : NetworkInterface.networkInterfaces().filter(this::leadsOut).toList()) {
        var address = network.getInterfaceAddresses().getFirst().getAddress();
        try (var socket = new Socket()) {
          assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 2000))
              .isInstanceOf(ConnectException.class);
        }
      }
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theApplicationIsNoSuperuserAndOwnsItsDatabase() throws SQLException {
    try (var server = start();
        var connection = connect(server)) {
      assertThat(ask(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      connection.createStatement().execute("CREATE EXTENSION btree_gist");
      assertThat(ask(connection, "SHOW server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void aSecondStartFindsWhatTheFirstWrote() throws SQLException {
    try (var server = start();
        var connection = connect(server)) {
      connection.createStatement().execute("CREATE TABLE tea AS SELECT '银峰' AS name");
    }
    try (var server = start();
        var connection = connect(server)) {
      assertThat(ask(connection, "SELECT name FROM tea")).isEqualTo("银峰");
    }
  }

  @Test
  void aFolderInUseByAnotherProcessIsRefusedByName() throws Exception {
    try (var server = start();
        var second = ServerInAnotherProcess.start(directory)) {
      assertThat(second.firstLine())
          .isEqualTo(
              "The data directory %s is in use by another Jiuxiao (process %d)."
                      .formatted(directory, ProcessHandle.current().pid())
                  + " Stop that one, or choose another with --data.");
      assertThat(second.exitStatus()).isEqualTo(1);
      assertThatThrownBy(() -> start()).isInstanceOf(StartProblem.class);
      assertThat(ask(connect(server), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void afterOurProcessIsKilledTheNextStartEndsTheOrphanAndKeepsTheData() throws Exception {
    try (var killed = ServerInAnotherProcess.start(directory)) {
      try (var connection = connect(killed.firstLine())) {
        connection.createStatement().execute("CREATE TABLE tea AS SELECT '毛尖' AS name");
      }
    }
    long orphan = postmaster();
    assertThat(ProcessHandle.of(orphan)).isPresent();
    try (var server = start()) {
      assertThat(postmaster()).isNotEqualTo(orphan);
      assertThat(ask(connect(server), "SELECT name FROM tea")).isEqualTo("毛尖");
    }
  }

  @Test
  void afterPostgreSqlIsKilledTheNextStartRecovers() throws Exception {
    try (var server = start()) {
      connect(server).createStatement().execute("CREATE TABLE tea AS SELECT '红茶' AS name");
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
      server.ended().join();
    }
    try (var server = start()) {
      assertThat(ask(connect(server), "SELECT name FROM tea")).isEqualTo("红茶");
    }
  }

  @Test
  void aLeftPidFileWhoseNumberIsSomeoneElsesNowIsNoHindrance() throws Exception {
    start().close();
    Files.writeString(
        directory.resolve("cluster/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + directory + "\n");
    try (var server = start()) {
      assertThat(ask(connect(server), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void whyPostgreSqlDoesNotStartIsOneLine() throws IOException {
    start().close();
    Files.writeString(directory.resolve("cluster/PG_VERSION"), "14\n");
    assertThatThrownBy(() -> start())
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("database files are incompatible with server")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aToolFindsTheServerOfAnotherProcess() throws Exception {
    assertThat(EmbeddedPostgreSql.running(directory)).isEmpty();
    try (var other = ServerInAnotherProcess.start(directory)) {
      var running = EmbeddedPostgreSql.running(directory).orElseThrow();
      assertThat(running.jdbcUrl()).isEqualTo(other.firstLine());
      assertThat(ask(connect(running.jdbcUrl(), running.password()), "SELECT 1")).isEqualTo("1");
    }
    start().close();
    assertThat(EmbeddedPostgreSql.running(directory)).isEmpty();
  }

  @Test
  void aThrowAwayServerLeavesNothingBehind() throws SQLException {
    long port;
    try (var server = EmbeddedPostgreSql.startThrowAway();
        var connection = connect(server)) {
      connection.createStatement().execute("CREATE DATABASE another");
      assertThat(ask(connect(server.jdbcUrl("another"), server.password()), "SELECT 1"))
          .isEqualTo("1");
      port = Long.parseLong(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    }
    assertThatThrownBy(() -> connect("jdbc:postgresql://127.0.0.1:%d/jiuxiao".formatted(port), "x"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("refused");
  }

  private EmbeddedPostgreSql start() {
    return EmbeddedPostgreSql.start(directory, EmbeddedPostgreSql.TESTS_SHARE_SOFTWARE_IN);
  }

  private boolean leadsOut(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !network.getInterfaceAddresses().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst().strip());
  }

  private static Connection connect(EmbeddedPostgreSql server) throws SQLException {
    return connect(server.jdbcUrl(), server.password());
  }

  private Connection connect(String url) throws SQLException, IOException {
    return connect(url, Files.readString(directory.resolve("password")));
  }

  private static Connection connect(String url, String password) throws SQLException {
    return DriverManager.getConnection(url, "jiuxiao", password);
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var rows = connection.createStatement().executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
