package cn.jiuxiao.server.shared;

import java.util.ArrayList;
import java.util.List;
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

  public String sql() {
    return sql.toString();
  }

  public @Nullable Object[] parameters() {
    return parameters.toArray();
  }

  private void add(@Nullable Object[] values) {
    for (@Nullable Object value : values) {
      parameters.add(value);
    }
  }
}
