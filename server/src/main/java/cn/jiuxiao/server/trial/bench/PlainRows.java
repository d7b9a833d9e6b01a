package cn.jiuxiao.server.trial.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows of one table, ready to be sent in any {@link Way}.
 *
 * @param into the table and, in brackets, its columns
 * @param types of the columns, as PostgreSQL names them
 * @param rows values in the order of the columns
 * @param copy the same in binary COPY format
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record PlainRows(String into, List<String> types, List<@Nullable Object[]> rows, byte[] copy) {

  /** The rows that a query gives. */
  static PlainRows read(Connection connection, String into, String query)
      throws SQLException, IOException {
    var copy = new ByteArrayOutputStream();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)", copy);
    var types = new ArrayList<String>();
    var rows = new ArrayList<@Nullable Object[]>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int columns = row.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        types.add(row.getMetaData().getColumnTypeName(i));
      }
      while (row.next()) {
        var values = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = row.getObject(i + 1);
        }
        rows.add(values);
      }
    }
    return new PlainRows(into, types, rows, copy.toByteArray());
  }

  void send(Connection connection, Way way) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    switch (way) {
      case COPY -> copy(connection);
      case INSERT -> insert(connection);
      case UNNEST -> unnest(connection);
    }
  }

  private void copy(Connection connection) throws SQLException {
    var in =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
    in.writeToCopy(copy, 0, copy.length);
    in.endCopy();
  }

  private void insert(Connection connection) throws SQLException {
    String sql =
        "INSERT INTO %s VALUES (%s)"
            .formatted(into, String.join(", ", Collections.nCopies(types.size(), "?")));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void unnest(Connection connection) throws SQLException {
    List<String> arrays = types.stream().map(type -> "?::" + type + "[]").toList();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO %s SELECT * FROM unnest(%s)".formatted(into, String.join(", ", arrays)))) {
      for (int i = 0; i < types.size(); i++) {
        int column = i;
        Object[] values = rows.stream().map(row -> row[column]).toArray();
        boolean bytes = types.get(i).equals("bytea");
        statement.setArray(
            i + 1,
            connection.createArrayOf(
                types.get(i),
                bytes ? Arrays.copyOf(values, values.length, byte[][].class) : values));
      }
      statement.executeUpdate();
    }
  }
}
