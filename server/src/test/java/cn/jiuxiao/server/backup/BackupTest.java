package cn.jiuxiao.server.backup;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.seals.SealedMonth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A month with everything in it, backed up, and what tests of backups ask. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BackupTest {
  static final byte[] PASSPHRASE = "correct horse battery".getBytes(StandardCharsets.UTF_8);
  static final Progress SILENT =
      new Progress(new PrintWriter(PrintWriter.nullWriter()), "backupProgress");

  Path folder;
  DataSource original;
  ServerKeys keys;
  Path file;
  Manifest manifest;
  private int directories;
  private final Locale language = Locale.getDefault();

  @AfterAll
  void speakAsBefore() {
    Locale.setDefault(language);
  }

  /** A month with everything in it, its keys and a reference file that somebody edited. */
  @BeforeAll
  void backUp(@TempDir Path shared) throws Exception {
    folder = shared;
    Locale.setDefault(Locale.ENGLISH);
    Path data = Files.createDirectories(folder.resolve("original"));
    keys = KeysForTests.in(data.toString());
    Files.createDirectories(data.resolve("reference"));
    Files.writeString(data.resolve("reference/targets.csv"), "year,amount\n");
    Files.createDirectories(data.resolve("postgresql"));
    Files.writeString(data.resolve("postgresql/password"), "of the other database");
    Files.writeString(data.resolve("older.backup"), ArchiveWriter.FORMAT);
    try (var month = new SealedMonth(keys).fixture) {
      original = month.source;
      month.execute("SELECT nextval('vendor_code_number'), setval('product_code_number', 4711)");
    }
    file = folder.resolve("night.backup");
    manifest = new Backup(original, data, SILENT).to(file, PASSPHRASE).manifest();
  }

  void restore(Path from, Path data, DataSource into) {
    new FixedPlace(data, into).restore(from, PASSPHRASE);
  }

  static void restore(Path from, Path data, DataSource into, Manifest.Signed told)
      throws SQLException, IOException {
    var archive = new ArchiveReader(from);
    try (var entries = archive.entries(archive.unlock(PASSPHRASE))) {
      new Restore(into, data, entries, told, SILENT).run();
    }
  }

  /** A name that nothing has yet. */
  Path newFolder(String name) {
    return folder.resolve(name + "-" + directories++);
  }

  Path directory() throws IOException {
    return Files.createDirectories(newFolder("data"));
  }

  static List<String> files(Path data) throws IOException {
    if (!Files.exists(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .map(each -> data.relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  /** Asked otherwise than the backup asks. */
  static List<String> tables(DataSource database) throws SQLException {
    return texts(
        database,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY 1");
  }

  static Map<String, List<String>> rows(DataSource database) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables(database)) {
      rows.put(table, texts(database, "SELECT t::text FROM " + table + " t ORDER BY 1"));
    }
    return rows;
  }

  static List<String> foreignKeys(DataSource database) throws SQLException {
    return texts(
        database,
        "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1");
  }

  static List<String> texts(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Catalogue.execute(connection, "SET TimeZone = 'UTC'");
      return Catalogue.list(connection, sql, row -> row.getString(1));
    }
  }

  static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Catalogue.execute(connection, sql);
    }
  }
}
