package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.programme.ReferenceTable.Column;
import cn.jiuxiao.server.programme.ReferenceTable.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of all the files: what they say, and every line that cannot be read. */
final class ReferenceReading {
  private static final String HEADER_MARK = "\uFEFF";

  private final Map<ReferenceTable, List<ReferenceRow>> rows = new LinkedHashMap<>();
  private final Map<String, Set<String>> keys = new HashMap<>();
  private final List<ReferenceFault> faults = new ArrayList<>();

  static ReferenceReading of(ReferenceFiles files) {
    var reading = new ReferenceReading();
    for (ReferenceTable table : ReferenceTable.ALL) {
      try {
        reading.read(table, files.read(table.file()));
      } catch (ReferenceFiles.UnreadableFile e) {
        reading.faults.add(new ReferenceFault(table.file(), 0, e.textKey(), ""));
      }
    }
    return reading;
  }

  List<ReferenceFault> faults() {
    return faults;
  }

  List<ReferenceRow> rows(ReferenceTable table) {
    return rows.getOrDefault(table, List.of());
  }

  private void read(ReferenceTable table, List<ReferenceFiles.Line> lines) {
    if (lines.isEmpty()) {
      faults.add(new ReferenceFault(table.file(), 0, "programme.faultEmpty", ""));
      return;
    }
    List<String> header = lines.getFirst().cells();
    List<String> wanted =
        table.columns().stream().map(Column::header).filter(name -> !name.isEmpty()).toList();
    List<String> plain = header.stream().map(name -> name.replace(HEADER_MARK, "")).toList();
    for (String name : wanted) {
      if (!plain.contains(name)) {
        faults.add(new ReferenceFault(table.file(), 1, "programme.faultNoColumn", name));
        return;
      }
    }
    for (ReferenceFiles.Line line : lines.subList(1, lines.size())) {
      readLine(table, plain, line);
    }
  }

  private void readLine(ReferenceTable table, List<String> header, ReferenceFiles.Line line) {
    if (line.cells().size() != header.size()) {
      fault(table, line, "programme.faultCellCount", "" + line.cells().size());
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    int before = faults.size();
    for (Column column : table.columns()) {
      int at = header.indexOf(column.header());
      values.add(value(table, line, column, at < 0 ? "" : line.cells().get(at)));
    }
    if (faults.size() > before) {
      return;
    }
    var row = new ReferenceRow(values);
    if (keys.computeIfAbsent(table.file(), file -> new HashSet<>()).add(row.key(table))) {
      rows.computeIfAbsent(table, each -> new ArrayList<>()).add(row);
    } else {
      fault(table, line, "programme.faultTwice", row.key(table));
    }
  }

  private @Nullable Object value(
      ReferenceTable table, ReferenceFiles.Line line, Column column, String cell) {
    boolean optional = column.kind() == Kind.OPTIONAL_TEXT || column.kind() == Kind.OPTIONAL_DATE;
    if (cell.isEmpty() && optional) {
      return null;
    }
    if (!column.oneOf().isEmpty() && !column.oneOf().contains(cell)) {
      fault(table, line, "programme.faultUnknownWord", cell);
    } else if (column.refersTo() != null
        && !keys.getOrDefault(column.refersTo(), Set.of()).contains(cell)) {
      fault(table, line, "programme.faultUnknownCode", cell);
    } else if (cell.isEmpty() && column.kind() == Kind.TEXT && column.oneOf().isEmpty()) {
      fault(table, line, "programme.faultNoValue", column.header());
    }
    return switch (column.kind()) {
      case TEXT, OPTIONAL_TEXT -> cell;
      case LINE -> (long) line.number();
      case LEAD -> cell.equals("LEAD");
      case NUMBER -> number(table, line, cell);
      case DATE, OPTIONAL_DATE -> date(table, line, cell);
    };
  }

  private @Nullable Object number(ReferenceTable table, ReferenceFiles.Line line, String cell) {
    if (cell.matches("[1-9][0-9]{0,15}")) {
      return Long.valueOf(cell);
    }
    fault(table, line, "programme.faultNoNumber", cell);
    return null;
  }

  private @Nullable Object date(ReferenceTable table, ReferenceFiles.Line line, String cell) {
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      fault(table, line, "programme.faultNoDate", cell);
      return null;
    }
  }

  private void fault(ReferenceTable table, ReferenceFiles.Line line, String textKey, String cell) {
    faults.add(new ReferenceFault(table.file(), line.number(), textKey, cell));
  }
}
