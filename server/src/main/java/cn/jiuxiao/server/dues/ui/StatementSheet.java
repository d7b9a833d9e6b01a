package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.dues.AccountLine;
import cn.jiuxiao.server.dues.UnitAccount;
import cn.jiuxiao.server.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The statement as a workbook. Amounts are the exact number of yuan; what was typed stays text. */
record StatementSheet(UnitAccount account, Locale locale) {
  private static final int WIDE = 22;

  void writeTo(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(text("dues.statement"));
      sheet.value(0, 0, text("dues.unit"));
      sheet.value(0, 1, account.unit());
      sheet.value(1, 0, text("dues.outlet"));
      sheet.value(1, 1, account.outlet().name() + " " + account.outlet().label());
      sheet.value(2, 0, text("dues.before"));
      sheet.value(2, 1, account.before().toBigDecimal());
      String[] heads = {
        "dues.day",
        "dues.kind",
        "dues.receipt",
        "dues.person",
        "dues.note",
        "dues.moreYuan",
        "dues.lessYuan",
        "dues.balanceYuan"
      };
      for (int column = 0; column < heads.length; column++) {
        sheet.value(4, column, text(heads[column]));
        sheet.width(column, WIDE);
      }
      int row = 5;
      for (AccountLine line : account.lines()) {
        write(sheet, row++, line);
      }
      sheet.value(row, 0, text("dues.after"));
      sheet.value(row, 7, account.after().toBigDecimal());
    }
  }

  private void write(Worksheet sheet, int row, AccountLine line) {
    String number = line.number();
    String method = line.method();
    sheet.value(row, 0, line.day().toString());
    sheet.value(row, 1, text("dues.kind." + line.kind()));
    sheet.value(
        row, 2, number != null ? number : method == null ? "" : text("dues.method." + method));
    sheet.value(row, 3, line.person());
    sheet.value(row, 4, line.note());
    sheet.value(row, line.isMore() ? 5 : 6, line.amount().toBigDecimal());
    sheet.value(row, 7, line.balance().toBigDecimal());
  }

  private String text(String key) {
    return Texts.in(locale, key);
  }
}
