package cn.jiuxiao.server.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What loading the files would change, or changed.
 *
 * @param table the table's name
 * @param key the row's code, or codes
 * @param before column values, null for a new row
 * @param after column values, null for a row that goes
 */
public record ReferenceChange(
    String table,
    String key,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after) {

  static ReferenceChange of(
      ReferenceTable table, @Nullable ReferenceRow before, @Nullable ReferenceRow after) {
    ReferenceRow either = Objects.requireNonNull(after == null ? before : after);
    return new ReferenceChange(
        table.table(), either.key(table), fields(table, before), fields(table, after));
  }

  /** The columns that differ, for a row that is neither new nor going. */
  public Map<String, @Nullable Object> changedColumns() {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    if (before != null && after != null) {
      after.forEach(
          (column, value) -> {
            if (!Objects.equals(before.get(column), value)) {
              changed.put(column, value);
            }
          });
    }
    return changed;
  }

  private static @Nullable Map<String, @Nullable Object> fields(
      ReferenceTable table, @Nullable ReferenceRow row) {
    if (row == null) {
      return null;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      fields.put(table.columns().get(i).name(), row.values().get(i));
    }
    return fields;
  }
}
