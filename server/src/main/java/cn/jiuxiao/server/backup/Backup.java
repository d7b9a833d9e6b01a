package cn.jiuxiao.server.backup;

import cn.jiuxiao.server.backup.Catalogue.Table;
import cn.jiuxiao.server.keys.ServerKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.sql.DataSource;

/**
 * Makes a backup of one moment, while tills go on selling: everything is copied in one read-only
 * transaction, whose snapshot no commit changes.
 */
final class Backup {
  static final String SECRET = "secret";
  static final String FILES = "files/";
  static final String TABLES = "tables/";
  private static final int SECRET_BYTES = 32;

  private final DataSource database;
  private final Path data;
  private final Progress progress;

  Backup(DataSource database, Path data, Progress progress) {
    this.database = database;
    this.data = data;
    this.progress = progress;
  }

  /** What was written. */
  record Written(Manifest manifest, long bytes) {}

  /**
   * @param file where to; must not be there yet
   * @throws cn.jiuxiao.db.StartProblem if the data directory's keys are not the database's
   */
  Written to(Path file, byte[] passphrase) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      ServerKeys keys = ServerKeys.existing(data);
      keys.requireOf(connection);
      keepTables(connection);
      try (var archive = new ArchiveWriter(file, Encryption.fresh(passphrase))) {
        return write(connection, keys, archive);
      } finally {
        connection.rollback();
      }
    }
  }

  /** No migration may change a table that is still to be copied. */
  private static void keepTables(Connection connection) throws SQLException {
    List<Table> tables = Catalogue.tables(connection);
    if (tables.isEmpty()) {
      throw Say.problem("noSchema");
    }
    Catalogue.execute(
        connection,
        "LOCK TABLE "
            + String.join(", ", tables.stream().map(Table::name).toList())
            + " IN ACCESS SHARE MODE");
  }

  private Written write(Connection connection, ServerKeys keys, ArchiveWriter archive)
      throws SQLException, IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    try (OutputStream out = archive.entry(SECRET)) {
      out.write(secret);
    }
    for (Path file : new DataFiles(data).kept()) {
      try (OutputStream out = archive.entry(FILES + file.toString().replace('\\', '/'))) {
        Files.copy(data.resolve(file), out);
      }
    }
    SequencedMap<String, String> lines = head(connection, keys);
    lines.putAll(
        new Facts(connection, secret, progress).everything(table -> begin(archive, table)));
    var manifest = new Manifest(lines);
    return new Written(manifest, archive.finish(manifest.signed(keys.office())));
  }

  private static OutputStream begin(ArchiveWriter archive, Table table) throws IOException {
    OutputStream out = archive.entry(TABLES + table.name());
    out.write((table.columns() + "\n").getBytes(StandardCharsets.UTF_8));
    return out;
  }

  private static SequencedMap<String, String> head(Connection connection, ServerKeys keys)
      throws SQLException {
    var lines = new LinkedHashMap<String, String>();
    lines.put(
        "at",
        Catalogue.list(
                connection,
                "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                row -> row.getString(1))
            .getFirst());
    lines.put("postgresql", connection.getMetaData().getDatabaseProductVersion());
    for (String migration : Catalogue.migrations(connection)) {
      String[] words = migration.split(" ", 2);
      lines.put("migration " + words[0], words[1]);
    }
    keys.fingerprints().forEach((name, print) -> lines.put("key " + name, print.toString()));
    return lines;
  }
}
