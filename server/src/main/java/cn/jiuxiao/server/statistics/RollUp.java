package cn.jiuxiao.server.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One part of a roll-up, and what it should hold: counted again from the rows that the journal
 * left, or from a narrower roll-up that was made right before. All of it is said in single
 * statements, each of which sees one moment.
 *
 * @param table the roll-up
 * @param key columns, without which no row is
 * @param values the other columns
 * @param notEmpty tells rows that say nothing from others
 * @param range the part, as a condition
 * @param rangeParameters of the range
 * @param truth a query of key and values
 * @param truthParameters of the truth
 */
record RollUp(
    String table,
    List<String> key,
    List<String> values,
    String notEmpty,
    String range,
    List<Object> rangeParameters,
    String truth,
    List<Object> truthParameters) {

  private String columns() {
    return String.join(", ", key) + ", " + String.join(", ", values);
  }

  private String row(String alias) {
    return values.stream()
        .map(value -> alias + "." + value)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** What the range fixes is the same on both sides and need not be compared row by row. */
  private String sameKey(String one, String other) {
    return key.stream()
        .filter(column -> !range.contains(column + " = ?"))
        .map(column -> one + "." + column + " = " + other + "." + column)
        .collect(Collectors.joining(" AND "));
  }

  private String right() {
    return "(SELECT * FROM (%s) r WHERE %s)".formatted(truth, notEmpty);
  }

  private String stored() {
    return "(SELECT %s FROM %s WHERE (%s) AND %s)".formatted(columns(), table, range, notEmpty);
  }

  /**
   * How many rows are wrong, missing or too many. Uploads write the journal's rows and what follows
   * from them in one transaction, so at any one moment both agree, unless something is wrong.
   */
  long differences(Connection connection) throws SQLException {
    String sql =
        "SELECT count(*) FROM %s t FULL JOIN %s s ON %s WHERE ROW%s IS DISTINCT FROM ROW%s"
            .formatted(right(), stored(), sameKey("t", "s"), row("t"), row("s"));
    try (PreparedStatement query = prepare(connection, sql, truthParameters, rangeParameters);
        var result = query.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Makes this part right, and tells how many rows it touched. The caller has locked the table: who
   * writes to it has committed and is counted here, or comes later and adds to what stands then.
   */
  long mend(Connection connection) throws SQLException {
    String remove =
        "DELETE FROM %s s WHERE (%s) AND %s AND NOT EXISTS (SELECT FROM %s t WHERE %s)"
            .formatted(table, range, notEmpty, right(), sameKey("t", "s"));
    String set =
        values.stream()
            .map(value -> value + " = excluded." + value)
            .collect(Collectors.joining(", "));
    String put =
        "INSERT INTO %s (%s) SELECT %s FROM %s t LEFT JOIN %s s ON %s WHERE ROW%s IS DISTINCT FROM ROW%s ON CONFLICT (%s) DO UPDATE SET %s"
            .formatted(
                table,
                columns(),
                columns().replaceAll("(\\w+)", "t.$1"),
                right(),
                stored(),
                sameKey("t", "s"),
                row("t"),
                row("s"),
                String.join(", ", key),
                set);
    long touched;
    try (PreparedStatement delete = prepare(connection, remove, rangeParameters, truthParameters)) {
      touched = delete.executeLargeUpdate();
    }
    try (PreparedStatement insert = prepare(connection, put, truthParameters, rangeParameters)) {
      return touched + insert.executeLargeUpdate();
    }
  }

  @SuppressWarnings("MustBeClosed") // the callers do
  private static PreparedStatement prepare(
      Connection connection, String sql, List<Object> first, List<Object> second)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    var all = new ArrayList<@Nullable Object>(first);
    all.addAll(second);
    for (int i = 0; i < all.size(); i++) {
      switch (all.get(i)) {
        case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
        case Long[] ids -> statement.setArray(i + 1, connection.createArrayOf("bigint", ids));
        case null, default -> statement.setObject(i + 1, all.get(i));
      }
    }
    return statement;
  }
}
