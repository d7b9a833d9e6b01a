package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Texts;
import java.util.Locale;

/**
 * A column of a sheet.
 *
 * @param sheet the sheet's name in text keys
 * @param field the name of what it holds, as in the drafts and in {@code FieldProblem}
 */
record SheetColumn(String sheet, String field, Kind kind, boolean required) {

  /** How its cells are read. Codes are TEXT, so that no digit of them is ever lost. */
  enum Kind {
    TEXT,
    NUMBER,
    DATE
  }

  String header(Locale locale) {
    return Texts.in(locale, "sheets." + sheet + "." + field);
  }
}
