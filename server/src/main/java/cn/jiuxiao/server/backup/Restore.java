package cn.jiuxiao.server.backup;

import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.server.backup.Catalogue.ForeignKey;
import cn.jiuxiao.server.backup.Catalogue.Table;
import cn.jiuxiao.server.command.UnfinishedRestore;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Puts a backup into an empty data directory and an empty database. All rows come in one
 * transaction, which is held against the manifest before it is committed: a database has all of a
 * backup or nothing. The files wait beside until then.
 */
final class Restore {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private final DataSource database;
  private final DataFiles files;
  private final Path staging;
  private final ArchiveReader.Entries entries;
  private final Manifest.Signed signed;
  private final Progress progress;

  Restore(
      DataSource database,
      Path data,
      ArchiveReader.Entries entries,
      Manifest.Signed signed,
      Progress progress) {
    this.database = database;
    this.files = new DataFiles(data);
    this.staging = UnfinishedRestore.folder(data);
    this.entries = entries;
    this.signed = signed;
    this.progress = progress;
  }

  /**
   * @throws cn.jiuxiao.db.StartProblem if the database holds anything, is of another version, or
   *     what was restored is not what the manifest tells
   */
  void run() throws SQLException, IOException {
    byte[] secret = secret();
    String first = stageFiles();
    requireKeys();
    makeSchema();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (Catalogue.filled(connection).isEmpty()) {
        load(connection, first);
        compare(connection, secret, "differs");
        connection.commit();
      } else {
        compare(connection, secret, "databaseNotEmpty"); // unless it was killed after its commit
        connection.rollback();
      }
      connection.setAutoCommit(true);
      Migrations.migrate(database);
      Catalogue.execute(connection, "ANALYZE");
    }
    files.takeStaged();
  }

  private byte[] secret() throws IOException {
    if (!Backup.SECRET.equals(entries.next())) {
      throw new IOException("a backup begins with its secret");
    }
    return entries.content().readAllBytes();
  }

  /** The name of the first entry that is no file. */
  private @Nullable String stageFiles() throws IOException {
    files.beginStaging();
    String name = entries.next();
    while (name != null && name.startsWith(Backup.FILES)) {
      files.stage(name.substring(Backup.FILES.length()), entries.content());
      name = entries.next();
    }
    return name;
  }

  private void requireKeys() {
    ServerKeys keys = ServerKeys.existing(staging);
    SequencedMap<String, String> told = signed.manifest().of("key");
    Set<String> differing = new TreeSet<>();
    keys.fingerprints()
        .forEach(
            (name, print) -> {
              if (!print.toString().equals(told.get(name))) {
                differing.add("key " + name);
              }
            });
    if (!Sha256.of(keys.office().publicKey().spki()).equals(Sha256.of(signed.by().spki()))) {
      differing.add("signed");
    }
    if (!differing.isEmpty()) {
      throw Say.problem("differs", String.join(", ", differing));
    }
  }

  private void makeSchema() throws SQLException {
    List<String> wanted =
        signed.manifest().of("migration").entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .toList();
    List<String> known =
        Migrations.story(database).stream().map(Migrations.Chapter::toString).toList();
    requirePrefix(wanted, known);
    try (Connection connection = database.getConnection()) {
      List<String> there = Catalogue.migrations(connection);
      if (there.equals(wanted)) {
        return;
      }
      List<String> occupied =
          there.isEmpty()
              ? Catalogue.tables(connection).stream().map(Table::name).toList()
              : Catalogue.filled(connection);
      if (!occupied.isEmpty()) {
        throw Say.problem("databaseNotEmpty", String.join(", ", occupied));
      }
      if (!there.isEmpty()) {
        throw Say.problem("databaseOfAnotherVersion");
      }
    }
    Migrations.migrateTo(database, wanted.getLast().split(" ", 2)[0]);
  }

  /** An older schema is made as it was and then brought on; a newer or another one is not known. */
  private static void requirePrefix(List<String> wanted, List<String> known) {
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= known.size() || !wanted.get(i).equals(known.get(i))) {
        throw Say.problem("otherVersion", wanted.get(i).split(" ", 2)[0]);
      }
    }
    if (wanted.isEmpty()) {
      throw Say.problem("otherVersion", "-");
    }
  }

  /**
   * Foreign keys go while rows come, as some tables refer to one another, and are made again, which
   * checks them all.
   */
  private void load(Connection connection, @Nullable String first)
      throws SQLException, IOException {
    List<ForeignKey> foreignKeys = Catalogue.foreignKeys(connection);
    for (ForeignKey key : foreignKeys) {
      Catalogue.execute(
          connection, "ALTER TABLE %s DROP CONSTRAINT %s".formatted(key.table(), key.name()));
    }
    Set<String> missing =
        Catalogue.tables(connection).stream()
            .map(Table::name)
            .collect(Collectors.toCollection(HashSet::new));
    for (String name = first; name != null; name = entries.next()) {
      if (!name.startsWith(Backup.TABLES)
          || !missing.remove(name.substring(Backup.TABLES.length()))) {
        throw new IOException("nothing in this version is named " + name);
      }
      loadTable(connection, name.substring(Backup.TABLES.length()));
    }
    if (!missing.isEmpty()) {
      throw Say.problem("differs", String.join(", ", new TreeSet<>(missing)));
    }
    for (ForeignKey key : foreignKeys) {
      Catalogue.execute(
          connection,
          "ALTER TABLE %s ADD CONSTRAINT %s %s"
              .formatted(key.table(), key.name(), key.definition()));
    }
    setSequences(connection);
  }

  private void loadTable(Connection connection, String table) throws SQLException, IOException {
    String columns = line(entries.content());
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY %s (%s) FROM STDIN".formatted(table, columns),
            new CountedRows(entries.content(), rows -> progress.at(table, rows)),
            BUFFER);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
      line.write(one);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a table's columns are not named");
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private void setSequences(Connection connection) throws SQLException {
    Set<String> there = Set.copyOf(Catalogue.sequences(connection));
    for (var sequence : signed.manifest().of("sequence").entrySet()) {
      if (there.contains(sequence.getKey())) {
        String[] words = sequence.getValue().split(" ", 2);
        Catalogue.execute(
            connection,
            "SELECT setval('%s', %d, %b)"
                .formatted(
                    sequence.getKey().replace("'", "''"),
                    Long.parseLong(words[0]),
                    words[1].equals("t")));
      }
    }
  }

  private void compare(Connection connection, byte[] secret, String problem)
      throws SQLException, IOException {
    var facts = new Facts(connection, secret, progress);
    List<String> differences =
        signed
            .manifest()
            .differences(facts.everything(table -> OutputStream.nullOutputStream()), Facts.KINDS);
    if (!differences.isEmpty()) {
      throw Say.problem(problem, String.join(", ", differences));
    }
  }
}
