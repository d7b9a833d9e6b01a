package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.List;
import java.util.Map;

/**
 * A row as it stands in the file.
 *
 * @param number as the spreadsheet program shows it, the header being 1
 * @param cells text by field; empty cells are absent
 * @param problems what was wrong with cells already when they were read
 */
record SheetRow(
    SheetLayout layout, int number, Map<String, String> cells, List<FieldProblem> problems) {

  /** The cell's text, stripped; empty if there is none. */
  String cell(String field) {
    return cells.getOrDefault(field, "");
  }
}
