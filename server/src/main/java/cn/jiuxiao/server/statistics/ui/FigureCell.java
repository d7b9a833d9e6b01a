package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.Measure;
import org.dhatim.fastexcel.Worksheet;

/** One measure of a figure in a spreadsheet: yuan with two decimals, or a count. */
final class FigureCell {
  private static final String MONEY = "#,##0.00";
  private static final String COUNT = "#,##0";

  private FigureCell() {}

  static void put(Worksheet sheet, int line, int column, Figure figure, Measure measure) {
    long value = figure.of(measure);
    if (measure.isMoney()) {
      sheet.value(line, column, new Money(value).toBigDecimal());
    } else {
      sheet.value(line, column, value);
    }
    sheet.style(line, column).format(measure.isMoney() ? MONEY : COUNT).set();
  }
}
