package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.sheets.SheetColumn.Kind;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads one sheet: its header decides which column is which. Formulas are text, never evaluated.
 */
final class SheetReader {

  /**
   * A spreadsheet program keeps 15 digits of a number; of a longer code the rest is already lost.
   */
  private static final int SURE_DIGITS = 15;

  /** 1E999999999 written out has a gigabyte of zeros. */
  private static final int MOST_PLACES = 40;

  private static final int HEADER_CELLS = 200;

  private final SheetLayout layout;
  private final Locale locale;

  SheetReader(SheetLayout layout, Locale locale) {
    this.layout = layout;
    this.locale = locale;
  }

  void read(Sheet sheet, List<SheetRow> into) throws IOException {
    try (Stream<Row> stream = sheet.openStream()) {
      Iterator<Row> rows = stream.iterator();
      if (!rows.hasNext()) {
        throw new Problem(422, "sheets.problem.noHeader", sheet.getName());
      }
      Map<Integer, SheetColumn> columns = columns(rows.next());
      while (rows.hasNext()) {
        SheetRow row = row(rows.next(), columns);
        if (!row.cells().isEmpty()) {
          into.add(row);
        }
        if (into.size() > Spreadsheet.MOST_ROWS) {
          throw new Problem(413, "sheets.problem.tooLarge", Spreadsheet.MOST_ROWS);
        }
      }
    }
  }

  private Map<Integer, SheetColumn> columns(Row header) {
    Map<Integer, SheetColumn> columns = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    int cells = Math.min(header.getCellCount(), HEADER_CELLS);
    for (int i = 0; i < cells; i++) {
      int position = i;
      String text = header.getCellText(i).strip();
      if (!text.isEmpty()) {
        layout.column(text).ifPresentOrElse(c -> columns.put(position, c), () -> unknown.add(text));
      }
    }
    List<String> missing =
        layout.columns().stream()
            .filter(c -> !columns.containsValue(c))
            .map(c -> c.header(locale))
            .toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new Problem(
          422,
          "sheets.problem.headers",
          layout.title(locale),
          orDash(missing),
          orDash(unknown.stream().map(SheetReader::shortened).toList()));
    }
    return columns;
  }

  private SheetRow row(Row row, Map<Integer, SheetColumn> columns) {
    Map<String, String> cells = new HashMap<>();
    List<FieldProblem> problems = new ArrayList<>();
    columns.forEach(
        (position, column) -> {
          Cell cell = position < row.getCellCount() ? row.getCell(position) : null;
          String text = cell == null ? "" : text(cell, column, problems);
          if (!text.isEmpty()) {
            cells.put(column.field(), text);
          }
        });
    return new SheetRow(layout, row.getRowNum(), cells, problems);
  }

  private static String text(Cell cell, SheetColumn column, List<FieldProblem> problems) {
    return switch (cell.getType()) {
      case EMPTY -> "";
      case STRING -> cell.asString().strip();
      case FORMULA -> "=" + cell.getFormula();
      case NUMBER -> number(cell, column, problems);
      case BOOLEAN, ERROR ->
          cell.getType() == CellType.BOOLEAN ? cell.getText() : cell.getRawValue();
    };
  }

  private static String number(Cell cell, SheetColumn column, List<FieldProblem> problems) {
    if (column.kind() == Kind.DATE) {
      return cell.asDate().toLocalDate().toString();
    }
    BigDecimal number = cell.asNumber();
    if (column.kind() == Kind.TEXT && (long) number.precision() - number.scale() > SURE_DIGITS) {
      problems.add(FieldProblem.of(column.field(), "sheets.problem.digitsLost"));
    }
    if (Math.abs((long) number.precision() - number.scale()) > MOST_PLACES) {
      return number.round(new MathContext(SURE_DIGITS)).toString();
    }
    // 12.300000000000001 is how a double stores what a person typed as 12.3.
    BigDecimal shown = number.round(new MathContext(SURE_DIGITS));
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String shortened(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }

  private static String orDash(List<String> names) {
    return names.isEmpty() ? "—" : String.join(", ", names.subList(0, Math.min(10, names.size())));
  }
}
