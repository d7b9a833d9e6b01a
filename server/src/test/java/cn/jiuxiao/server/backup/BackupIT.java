package cn.jiuxiao.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.server.command.UnfinishedRestore;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.testing.TestDatabase;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BackupIT extends BackupTest {

  @Test
  void everyTableAndSequenceOfTheSchemaIsInIt() throws SQLException {
    assertThat(manifest.of("table").keySet()).containsExactlyElementsOf(tables(original));
    assertThat(manifest.of("sequence").keySet())
        .containsExactlyElementsOf(
            texts(original, "SELECT sequencename FROM pg_sequences ORDER BY 1"));
    assertThat(texts(original, "SELECT relname FROM pg_class WHERE relkind IN ('m', 'f')"))
        .as("relations that hold data and that a backup does not know")
        .isEmpty();
    assertThat(manifest.of("table").get("journal_entry")).startsWith("15 ");
    assertThat(manifest.of("sequence"))
        .containsEntry("vendor_code_number", "1 t")
        .containsEntry("product_code_number", "4711 t");
  }

  @Test
  void rowsMayStandInAnyOrderButNoneMayDifferOrCountTwice() throws Exception {
    DataSource database = TestDatabase.create().dataSource();
    execute(database, "CREATE TABLE ordered (n bigint, text text)");
    execute(
        database,
        "INSERT INTO ordered SELECT n, repeat('x', n % 700) FROM generate_series(1, 2000) n");
    String first = told(database);
    execute(database, "CREATE TABLE moved AS SELECT * FROM ordered; DELETE FROM ordered");
    execute(database, "INSERT INTO ordered SELECT * FROM moved ORDER BY n DESC");
    assertThat(told(database)).isEqualTo(first).startsWith("2000 ");
    execute(database, "UPDATE ordered SET text = 'x' WHERE n = 700");
    assertThat(told(database)).isNotEqualTo(first);
    execute(database, "UPDATE ordered SET n = 2, text = 'xx' WHERE n IN (700, 701)");
    assertThat(told(database)).isNotEqualTo(first).startsWith("2000 ");
  }

  private static String told(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return new Facts(connection, new byte[32], SILENT)
          .everything(table -> OutputStream.nullOutputStream())
          .get("table ordered");
    }
  }

  @Test
  void aTableThatIsAddedLaterIsInItWithoutAnybodyThinkingOfIt() throws Exception {
    TestDatabase later = TestDatabase.create();
    execute(
        later.dataSource(),
        "CREATE TABLE \"Later, maybe\" (id bigint, twice bigint GENERATED ALWAYS AS (id * 2) STORED)");
    execute(later.dataSource(), "INSERT INTO \"Later, maybe\" (id) VALUES (21)");
    Path data = Files.createDirectories(folder.resolve("later"));
    KeysForTests.in(data.toString());
    Manifest told =
        new Backup(later.dataSource(), data, SILENT)
            .to(folder.resolve("later.backup"), PASSPHRASE)
            .manifest();
    assertThat(told.of("table").get("\"Later, maybe\"")).startsWith("1 ");
  }

  @Test
  void whatComesBackIsTheSameTableByTableRowByRowAndFileByFile() throws Exception {
    Path data = directory();
    DataSource restored = TestDatabase.blank().dataSource();
    restore(file, data, restored);
    assertThat(rows(restored)).isEqualTo(rows(original));
    assertThat(rows(restored).get("journal_entry")).hasSize(15);
    assertThat(foreignKeys(restored)).isEqualTo(foreignKeys(original)).hasSizeGreaterThan(60);
    assertThat(texts(restored, "SELECT nextval('product_code_number')")).containsExactly("4712");
    assertThat(files(data))
        .containsExactly(
            "keys/attachments.key",
            "keys/badges.key",
            "keys/office.key",
            "keys/person.key",
            "keys/token.key",
            "reference/targets.csv");
    assertThat(ServerKeys.existing(data).fingerprints()).isEqualTo(keys.fingerprints());
    assertThat(Files.getPosixFilePermissions(data.resolve("keys/office.key"))).hasSize(2);
  }

  @Test
  void theManifestTellsHeadsAndTotalsAndNoPassphraseIsNeeded() throws SQLException {
    Manifest.Signed read = new ArchiveReader(file).manifest();
    assertThat(read.manifest().lines()).isEqualTo(manifest.lines());
    assertThat(read.by().spki()).isEqualTo(keys.office().publicKey().spki());
    assertThat(manifest.of("chain")).hasSize(3);
    assertThat(manifest.of("month")).containsOnlyKeys("2026-10");
    assertThat(manifest.value("seal")).startsWith("2 ");
    assertThat(manifest.value("office")).matches("\\d+ [\\w-]{43}");
    assertThat(manifest.of("key").keySet())
        .containsExactly("attachments", "badges", "office", "person", "token");
  }

  @Test
  void aRestoreThatWasKilledAfterTheDatabaseWasThereCanBeRunAgain() throws Exception {
    DataSource restored = TestDatabase.create().dataSource();
    restore(file, directory(), restored);
    Path killed = directory();
    Files.createDirectories(UnfinishedRestore.folder(killed).resolve("keys"));
    Files.createDirectories(killed.resolve("keys"));
    restore(file, killed, restored);
    assertThat(rows(restored)).isEqualTo(rows(original));
    assertThat(files(killed)).hasSize(6);
    assertThat(UnfinishedRestore.folder(killed)).doesNotExist();
  }

  @Test
  void anOlderSchemaIsLoadedAsItWasAndThenBroughtOn() throws Exception {
    DataSource old = TestDatabase.blank().dataSource();
    Migrations.migrateTo(old, "6");
    execute(old, "INSERT INTO sign_in_failure VALUES ('somebody', 3, '2026-01-01')");
    Path data = Files.createDirectories(folder.resolve("old"));
    KeysForTests.in(data.toString());
    Path oldFile = folder.resolve("old.backup");
    new Backup(old, data, SILENT).to(oldFile, PASSPHRASE);
    DataSource restored = TestDatabase.blank().dataSource();
    restore(oldFile, directory(), restored);
    assertThat(tables(restored)).isEqualTo(tables(original));
    assertThat(rows(restored).get("sign_in_failure"))
        .containsExactly("(somebody,3,\"2026-01-01 00:00:00+00\")");
  }
}
