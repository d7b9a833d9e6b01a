package cn.jiuxiao.server.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A roll-up's table.
 *
 * @param key columns, without which no row is
 * @param values the other columns
 * @param notEmpty tells rows that say nothing from others
 */
record RollUp(String table, List<String> key, List<String> values, String notEmpty) {

  /** A query of key and values, and its parameters. */
  record Query(String sql, List<Object> parameters) {
    static Query of(String sql, Object... parameters) {
      return new Query(sql, List.of(parameters));
    }
  }

  private String values(String alias) {
    return values.stream().map(alias::concat).collect(Collectors.joining(", "));
  }

  private String sameKey() {
    return key.stream()
        .map(column -> "t." + column + " = s." + column)
        .collect(Collectors.joining(" AND "));
  }

  private String differ() {
    return "ROW(%s) IS DISTINCT FROM ROW(%s)".formatted(values("t."), values("s."));
  }

  /**
   * What the first column of the key says in rows that are wrong, missing or too many. It is one
   * statement, which sees one moment.
   */
  List<Object> wrong(Connection connection, Query truth) throws SQLException {
    String sql =
        """
        SELECT DISTINCT coalesce(t.%1$s, s.%1$s)
        FROM (SELECT * FROM (%2$s) r WHERE %3$s) t FULL JOIN (SELECT * FROM %4$s WHERE %3$s) s ON %5$s
        WHERE %6$s ORDER BY 1
        """
            .formatted(key.getFirst(), truth.sql, notEmpty, table, sameKey(), differ());
    var wrong = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      set(connection, query, truth.parameters);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          wrong.add(row.getObject(1));
        }
      }
    }
    return wrong;
  }

  /**
   * Makes a range of this roll-up right, and tells how many rows it touched. The caller has locked
   * the table: who writes to it has committed and is counted here, or comes later and adds to what
   * stands then. A full join is never a nested loop, however little is known of a table just
   * filled.
   */
  long mend(Connection connection, Query range, Query truth) throws SQLException {
    String sql =
        """
        WITH d AS MATERIALIZED (
          SELECT t.*, s.place
          FROM (SELECT * FROM (%2$s) r WHERE %3$s AND %4$s) t
          FULL JOIN (SELECT *, ctid AS place, %4$s AS something FROM %1$s WHERE %3$s) s ON %5$s
          WHERE %6$s AND (t.%7$s IS NOT NULL OR s.something)),
        removed AS (
          DELETE FROM %1$s WHERE ctid = ANY (ARRAY (SELECT place FROM d WHERE %7$s IS NULL)) RETURNING 1),
        changed AS (
          UPDATE %1$s x SET %8$s FROM d WHERE x.ctid = d.place AND d.%7$s IS NOT NULL RETURNING 1),
        added AS (
          INSERT INTO %1$s (%9$s) SELECT %9$s FROM d WHERE place IS NULL ORDER BY %10$s RETURNING 1)
        SELECT (SELECT count(*) FROM removed) + (SELECT count(*) FROM changed) + (SELECT count(*) FROM added)
        """
            .formatted(
                table,
                truth.sql,
                range.sql,
                notEmpty,
                sameKey(),
                differ(),
                key.getFirst(),
                values.stream()
                    .map(value -> value + " = d." + value)
                    .collect(Collectors.joining(", ")),
                String.join(", ", key) + ", " + values(""),
                String.join(", ", key));
    var parameters = new ArrayList<>(truth.parameters);
    parameters.addAll(range.parameters);
    parameters.addAll(range.parameters);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      set(connection, query, parameters);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void set(
      Connection connection, PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      switch (parameters.get(i)) {
        case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
        case Long[] ids -> statement.setArray(i + 1, connection.createArrayOf("bigint", ids));
        case Object one -> statement.setObject(i + 1, one);
      }
    }
  }
}
