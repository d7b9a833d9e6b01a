package cn.jiuxiao.server.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list that were asked for, with their parameters: everything a person typed
 * goes in as a parameter.
 */
public final class Where {
  private final StringBuilder sql;
  private final List<@Nullable Object> parameters;

  /** Begins with a condition; {@code true} for none. */
  public Where(String first, @Nullable Object... values) {
    sql = new StringBuilder(" WHERE (").append(first).append(')');
    parameters = new ArrayList<>();
    add(values);
  }

  /** Adds a condition with a parameter for each of its question marks. */
  public Where and(String condition, @Nullable Object... values) {
    sql.append(" AND (").append(condition).append(')');
    add(values);
    return this;
  }

  /** Adds a condition with one question mark; left out if there is no value. */
  public Where andIfSet(String condition, @Nullable Object value) {
    return value == null ? this : and(condition, value);
  }

  /** What stands in the search field is contained in one of the columns; left out if empty. */
  public Where andContains(ListQuery query, String... columns) {
    if (query.search().isEmpty()) {
      return this;
    }
    String any =
        Arrays.stream(columns)
            .map(column -> column + " ILIKE ?")
            .collect(Collectors.joining(" OR "));
    return and(any, Collections.nCopies(columns.length, query.like()).toArray());
  }

  public String sql() {
    return sql.toString();
  }

  public @Nullable Object[] parameters() {
    return parameters.toArray();
  }

  /** For statements bound by hand: binds the parameters from this place on. */
  public void bind(PreparedStatement statement, int from) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(from + i, parameters.get(i));
    }
  }

  private void add(@Nullable Object[] values) {
    for (@Nullable Object value : values) {
      parameters.add(value);
    }
  }
}
