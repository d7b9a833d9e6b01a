package cn.jiuxiao.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchIT {
  @TempDir Path data;

  /** One life of a server, in one test: each start takes seconds. */
  @Test
  void startsRefusesASecondIsKilledRecoversAndStops() throws Exception {
    int port = ServerProcess.freePort();
    String[] run = {"run", "--port", Integer.toString(port), "--https-port", "0"};
    ProcessHandle orphan;
    String code;
    try (var first = ServerProcess.start(data, run)) {
      code = first.line("one-time code").replaceAll(".*code is ", "");
      first.line("Ctrl-C");
      assertThat(health(port)).isEqualTo(200);
      aSecondIsRefused(port);
      theLockedOutGetAnAnswerBesideIt();
      orphan = ServerProcess.postgreSql(data);
      first.kill();
    }
    assertThat(orphan.isAlive()).isTrue();
    try (var second = ServerProcess.start(data, run)) {
      assertThat(second.line("one-time code")).doesNotContain(code);
      second.line("Ctrl-C");
      assertThat(health(port)).isEqualTo(200);
      ProcessHandle postgreSql = ServerProcess.postgreSql(data);
      assertThat(postgreSql.pid()).isNotEqualTo(orphan.pid());
      second.terminate();
      assertThat(second.exitStatus()).isEqualTo(128 + 15);
      assertThat(second.output())
          .noneMatch(line -> line.contains("Exception") || line.contains("ERROR"));
      assertThat(data.resolve("postgresql/cluster/postmaster.pid")).doesNotExist();
    }
    assertThat(canConnect(port)).isFalse();
  }

  private void aSecondIsRefused(int port) throws Exception {
    try (var samePort =
        ServerProcess.start(data.resolve("other"), "run", "--port", Integer.toString(port))) {
      assertThat(samePort.exitStatus()).isEqualTo(1);
      assertThat(samePort.output())
          .containsExactly(
              "Port %d is in use by another program: stop it, or choose another with --port."
                  .formatted(port));
    }
    try (var sameData = ServerProcess.start(data, "run", "--port", "0", "--https-port", "0")) {
      assertThat(sameData.exitStatus()).isEqualTo(1);
      assertThat(sameData.output().getLast())
          .startsWith(
              "The data directory %s is in use by another Jiuxiao (process ".formatted(data));
    }
  }

  private void theLockedOutGetAnAnswerBesideIt() throws Exception {
    try (var command = ServerProcess.start(data, "reset-admin")) {
      assertThat(command.output())
          .containsExactly(
              "There is no administrator yet: start Jiuxiao and open the set-up page.");
      assertThat(command.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void aDatabaseThatWasKilledIsStartedAgainAndTheServerEndsOnlyIfThatFails() throws Exception {
    int port = ServerProcess.freePort();
    try (var server =
        ServerProcess.start(data, "run", "--port", Integer.toString(port), "--https-port", "0")) {
      server.line("Ctrl-C");
      ProcessHandle first = ServerProcess.postgreSql(data);
      first.destroyForcibly();
      server.line("The database ended unexpectedly and is started again");
      server.line("The database is back.");
      ProcessHandle second = ServerProcess.postgreSql(data);
      assertThat(second.pid()).isNotEqualTo(first.pid());
      var http = new Http(URI.create("http://localhost:" + port));
      assertThat(http.get("/health/liveness").statusCode()).isEqualTo(200);
      Files.writeString(data.resolve("postgresql/cluster/PG_VERSION"), "14\n");
      second.destroyForcibly();
      assertThat(server.line("and Jiuxiao ends with it"))
          .startsWith("PostgreSQL does not start: ")
          .endsWith("Start it again: it recovers by itself.");
      assertThat(server.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsOneLine() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "");
    try (var server = ServerProcess.start(file, "run", "--port", "0", "--https-port", "0")) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output().getLast()).startsWith("Cannot use the folder " + file);
    }
  }

  @Test
  void commandsMakeNoSecondJiuxiaoInAFolderNamedWrongly() throws Exception {
    Path wrong = data.resolve("wrong");
    try (var command = ServerProcess.start(wrong, "reset-admin")) {
      assertThat(command.output())
          .containsExactly(
              "There is no Jiuxiao in %s: name the data directory it was started with by --data."
                  .formatted(wrong));
      assertThat(command.exitStatus()).isEqualTo(1);
    }
    try (var command = ServerProcess.start(wrong, "bench", "nothing")) {
      assertThat(command.output().getLast()).startsWith("There is no benchmark nothing.");
      assertThat(command.exitStatus()).isEqualTo(1);
    }
    assertThat(wrong).doesNotExist();
  }

  @Test
  void aDatabaseWhoseUserMayNotCreateIsOneLine() throws Exception {
    TestDatabase database = TestDatabase.blank();
    try (var connection = database.connectAsSuperuser();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE poor LOGIN PASSWORD 'poor'");
      var poor =
          Map.of("JDBC_URL", database.jdbcUrl(), "JDBC_USER", "poor", "JDBC_PASSWORD", "poor");
      try (var server =
          ServerProcess.start(poor, data, "run", "--port", "0", "--https-port", "0")) {
        assertThat(server.output().getLast())
            .startsWith(
                "The database cannot be set up, its user must own the database: ERROR: permission denied");
        assertThat(server.output()).hasSize(2);
        assertThat(server.exitStatus()).isEqualTo(1);
      }
    }
  }

  private static int health(int port) {
    return new Http(URI.create("http://localhost:" + port)).get("/health").statusCode();
  }

  private static boolean canConnect(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }
}
