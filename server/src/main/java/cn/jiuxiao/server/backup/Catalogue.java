package cn.jiuxiao.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the schema consists of, asked of the database itself: a table that a migration adds later is
 * in the next backup without anybody thinking of it. Names are quoted as SQL wants them.
 */
final class Catalogue {
  private static final String HERE = "current_schema()::regnamespace";

  // Flyway's own table tells of the schema, which a restore makes anew.
  private static final String TABLES =
      """
      SELECT quote_ident(c.relname),
             (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
      FROM pg_class c
      WHERE c.relnamespace = %s AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname <> 'flyway_schema_history'
      ORDER BY 1
      """
          .formatted(HERE);

  private static final String SEQUENCES =
      "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = %s AND relkind = 'S' ORDER BY 1"
          .formatted(HERE);

  private static final String FOREIGN_KEYS =
      """
      SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = %s AND contype = 'f' AND conparentid = 0 ORDER BY 1, 2
      """
          .formatted(HERE);

  private static final String HISTORY =
      "SELECT version, checksum FROM flyway_schema_history WHERE version IS NOT NULL AND success ORDER BY installed_rank";

  private Catalogue() {}

  /** A table and its columns, as COPY names them. */
  record Table(String name, String columns) {}

  /** A foreign key and how it is made. */
  record ForeignKey(String table, String name, String definition) {}

  static List<Table> tables(Connection connection) throws SQLException {
    return list(connection, TABLES, row -> new Table(row.getString(1), row.getString(2)));
  }

  static List<String> sequences(Connection connection) throws SQLException {
    return list(connection, SEQUENCES, row -> row.getString(1));
  }

  static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
    return list(
        connection,
        FOREIGN_KEYS,
        row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** The migrations that made the schema, as "VERSION CHECKSUM"; none if it was never made. */
  static List<String> migrations(Connection connection) throws SQLException {
    return has(connection, "flyway_schema_history")
        ? list(connection, HISTORY, row -> row.getString(1) + " " + row.getInt(2))
        : List.of();
  }

  static boolean has(Connection connection, String table) throws SQLException {
    String asked = "SELECT to_regclass('%s') IS NOT NULL".formatted(table);
    return list(connection, asked, row -> row.getBoolean(1)).getFirst();
  }

  /** A table that holds anything, if there is one. */
  static List<String> filled(Connection connection) throws SQLException {
    var filled = new ArrayList<String>();
    for (Table table : tables(connection)) {
      String holds = "SELECT EXISTS (SELECT FROM " + table.name() + ")";
      if (list(connection, holds, row -> row.getBoolean(1)).getFirst()) {
        filled.add(table.name());
      }
    }
    return filled;
  }

  /** How a row is read. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      var found = new ArrayList<T>();
      while (row.next()) {
        found.add(reader.read(row));
      }
      return found;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
