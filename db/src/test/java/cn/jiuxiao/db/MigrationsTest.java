package cn.jiuxiao.db;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void anOldPostgreSqlIsNamedWithItsVersion() throws Exception {
    assertThatThrownBy(() -> askServerOfVersion("14.19"))
        .isInstanceOf(StartProblem.class)
        .hasMessage("The database is PostgreSQL 14.19: Jiuxiao needs PostgreSQL 15 or newer.");
    askServerOfVersion("15.13");
  }

  @Test
  void anAddressOfAnotherKindIsNotRepeatedAsPeoplePutPasswordsIntoIt() {
    assertThatThrownBy(
            () -> Migrations.requireVersion("postgres://me:secret@localhost/jiuxiao", "", ""))
        .isInstanceOf(StartProblem.class)
        .hasMessage(
            "The database's address (JDBC_URL) must look like jdbc:postgresql://db.example/jiuxiao.");
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () -> Migrations.requireVersion("jdbc:postgresql://no-such.invalid/jiuxiao", "a", "b"))
        .isInstanceOf(StartProblem.class)
        .hasMessage("The database cannot be reached: there is no host named no-such.invalid");
  }

  @Test
  void whatTheDatabasesAdministratorHasToMendIsOneLine() {
    assertThat(Migrations.refusal(new SQLException("permission denied for schema x", "42501")))
        .get()
        .extracting(StartProblem::getMessage)
        .isEqualTo(
            "The database cannot be set up, its user must own the database: permission denied for schema x");
    assertThat(Migrations.refusal(new SQLException("syntax error", "42601"))).isEmpty();
  }

  /** As much of PostgreSQL's protocol as a client needs to learn the server's version. */
  private static void askServerOfVersion(String version) throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answered = CompletableFuture.runAsync(() -> welcomeOne(listener, version));
      Migrations.requireVersion(
          "jdbc:postgresql://127.0.0.1:%d/x?sslmode=disable&gssEncMode=disable&assumeMinServerVersion=14"
              .formatted(listener.getLocalPort()),
          "me",
          "");
      answered.join();
    }
  }

  private static void welcomeOne(ServerSocket listener, String version) {
    try (var client = listener.accept();
        var in = new DataInputStream(client.getInputStream());
        var out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - Integer.BYTES);
      send(out, 'R', new byte[Integer.BYTES]);
      for (String setting :
          new String[] {
            "server_version\0" + version,
            "client_encoding\0UTF8",
            "standard_conforming_strings\0on",
            "DateStyle\0ISO",
            "integer_datetimes\0on"
          }) {
        send(out, 'S', (setting + "\0").getBytes(US_ASCII));
      }
      send(out, 'Z', new byte[] {'I'});
      in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(DataOutputStream out, char kind, byte[] body) throws IOException {
    var message = new ByteArrayOutputStream();
    var data = new DataOutputStream(message);
    data.writeByte(kind);
    data.writeInt(Integer.BYTES + body.length);
    data.write(body);
    out.write(message.toByteArray());
    out.flush();
  }
}
