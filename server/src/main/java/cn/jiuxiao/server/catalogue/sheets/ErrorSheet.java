package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The answer to a file with bad rows: first a sheet that names each of them, its column, what is
 * wrong and what to do; then the bad rows alone, as they were, to be put right and handed in again.
 */
final class ErrorSheet {

  private final Locale locale;
  private final List<Line> lines = new ArrayList<>();

  ErrorSheet(Locale locale) {
    this.locale = locale;
  }

  private record Line(SheetRow row, List<FieldProblem> problems) {}

  void add(SheetRow row, List<FieldProblem> problems) {
    lines.add(new Line(row, problems));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Jiuxiao", "1.0")) {
      problems(workbook.newWorksheet(Texts.in(locale, "sheets.errors")));
      for (SheetLayout layout : SheetLayout.values()) {
        List<Line> ours = lines.stream().filter(l -> l.row().layout() == layout).toList();
        if (!ours.isEmpty()) {
          rows(workbook.newWorksheet(layout.title(locale)), layout, ours);
        }
      }
    }
    return bytes.toByteArray();
  }

  private void problems(Worksheet sheet) {
    int[] widths = {14, 8, 20, 30, 80};
    for (int i = 0; i < widths.length; i++) {
      sheet.value(0, i, Texts.in(locale, "sheets.errors." + i));
      sheet.style(0, i).bold().set();
      sheet.width(i, widths[i]);
    }
    sheet.freezePane(0, 1);
    int at = 1;
    for (Line line : lines) {
      for (FieldProblem problem : line.problems()) {
        SheetRow row = line.row();
        sheet.value(at, 0, row.layout().title(locale));
        sheet.value(at, 1, row.number());
        sheet.value(at, 2, header(row.layout(), problem.field()));
        sheet.value(at, 3, row.cell(problem.field()));
        sheet.value(at, 4, problem.text(locale));
        at++;
      }
    }
  }

  private void rows(Worksheet sheet, SheetLayout layout, List<Line> ours) {
    SheetWriting.headers(sheet, layout, locale);
    int at = 1;
    for (Line line : ours) {
      for (int i = 0; i < layout.columns().size(); i++) {
        String text = line.row().cell(layout.columns().get(i).field());
        if (!text.isEmpty()) {
          sheet.value(at, i, text);
        }
      }
      at++;
    }
  }

  private String header(SheetLayout layout, String field) {
    return layout.field(field).map(column -> column.header(locale)).orElse("");
  }
}
