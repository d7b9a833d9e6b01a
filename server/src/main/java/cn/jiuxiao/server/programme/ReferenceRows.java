package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.programme.ReferenceTable.Column;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows in the database beside those in the files. */
@Singleton
class ReferenceRows {
  private final Sql sql;
  private final AuditLog audit;

  ReferenceRows(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  List<ReferenceChange> compare(ReferenceReading reading) {
    List<ReferenceChange> changes = new ArrayList<>();
    for (ReferenceTable table : ReferenceTable.ALL) {
      walk(
          table, reading, (before, after) -> changes.add(ReferenceChange.of(table, before, after)));
    }
    return changes;
  }

  @Transactional
  List<ReferenceChange> apply(@Nullable Long userId, ReferenceReading reading) {
    List<ReferenceChange> changes = new ArrayList<>();
    for (ReferenceTable table : ReferenceTable.ALL) {
      walk(
          table,
          reading,
          (before, after) -> {
            if (after == null && before != null) {
              sql.run(table.delete(), before.values().stream().limit(table.keys()).toArray());
            } else if (after != null) {
              sql.run(table.upsert(), after.values().toArray());
            }
            ReferenceChange change = ReferenceChange.of(table, before, after);
            audit.changed(userId, change.table(), change.key(), change.before(), change.after());
            changes.add(change);
          });
    }
    return changes;
  }

  private interface Step {
    void take(@Nullable ReferenceRow before, @Nullable ReferenceRow after);
  }

  /** Calls the step for every row that differs. */
  private void walk(ReferenceTable table, ReferenceReading reading, Step step) {
    Map<String, ReferenceRow> stored = new LinkedHashMap<>();
    sql.list(table.select(), row -> read(table, row))
        .forEach(row -> stored.put(row.key(table), row));
    for (ReferenceRow row : reading.rows(table)) {
      ReferenceRow before = stored.remove(row.key(table));
      if (!row.equals(before)) {
        step.take(before, row);
      }
    }
    if (table.replaced()) {
      stored.values().forEach(gone -> step.take(gone, null));
    }
  }

  private static ReferenceRow read(ReferenceTable table, ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(
          switch (column.kind()) {
            case TEXT, OPTIONAL_TEXT -> row.getString(column.name());
            case NUMBER, LINE -> row.getLong(column.name());
            case DATE, OPTIONAL_DATE -> row.getObject(column.name(), LocalDate.class);
            case LEAD -> row.getBoolean(column.name());
          });
    }
    return new ReferenceRow(values);
  }
}
