package cn.jiuxiao.server.programme;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of reference data, its values in the order of the table's columns. */
record ReferenceRow(List<@Nullable Object> values) {

  String key(ReferenceTable table) {
    return values.stream()
        .limit(table.keys())
        .map(String::valueOf)
        .collect(Collectors.joining(" / "));
  }
}
