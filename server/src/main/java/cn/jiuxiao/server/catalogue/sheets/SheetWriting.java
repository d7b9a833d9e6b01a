package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.sheets.SheetColumn.Kind;
import java.util.Locale;
import org.dhatim.fastexcel.Worksheet;

/**
 * The heads of our sheets. Every text goes into a string cell: codes keep their digits, and a
 * formula stays text.
 */
final class SheetWriting {

  private static final int NARROW = 14;
  private static final int WIDE = 28;
  private static final int ROWS_AHEAD = 2000;

  private SheetWriting() {}

  static void headers(Worksheet sheet, SheetLayout layout, Locale locale) {
    for (int i = 0; i < layout.columns().size(); i++) {
      SheetColumn column = layout.columns().get(i);
      sheet.value(0, i, column.header(locale) + (column.required() ? " *" : ""));
      sheet.style(0, i).bold().wrapText(true).set();
      boolean wide = column.field().startsWith("name") || column.field().equals("story");
      sheet.width(i, wide ? WIDE : NARROW);
    }
    sheet.freezePane(0, 1);
  }

  /** Tells the spreadsheet program to keep what people type into text columns as they typed it. */
  static void keepTexts(Worksheet sheet, SheetLayout layout) {
    for (int i = 0; i < layout.columns().size(); i++) {
      Kind kind = layout.columns().get(i).kind();
      if (kind != Kind.NUMBER) {
        sheet
            .range(1, i, ROWS_AHEAD, i)
            .style()
            .format(kind == Kind.DATE ? "yyyy-mm-dd" : "@")
            .set();
      }
    }
  }
}
