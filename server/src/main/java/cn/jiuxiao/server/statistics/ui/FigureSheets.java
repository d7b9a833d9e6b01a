package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The page's tables as a workbook: one sheet a measure, one for the months. Amounts are the exact
 * number of yuan; codes stand beside names, as text.
 *
 * @param channels names in the plan's order
 * @param regions names by code
 */
record FigureSheets(
    FigureTable table, Locale locale, Map<Channel, String> channels, Map<String, String> regions) {

  void writeTo(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      for (Measure measure : Measure.values()) {
        matrix(workbook.newWorksheet(text("statistics.measure." + measure)), measure);
      }
      months(workbook.newWorksheet(text("statistics.monthsSheet")));
      new PublicationSheet(table, channels, regions, locale).addIfPublished(workbook);
    }
  }

  private String text(String key, Object... args) {
    return Texts.in(locale, key, args);
  }

  private void matrix(Worksheet sheet, Measure measure) {
    List<String> codes = table.regions();
    sheet.value(0, 0, table.period() + " " + heading(measure));
    sheet.value(1, 0, text("statistics.code"));
    sheet.value(1, 1, text("statistics.channel"));
    for (int column = 0; column < codes.size(); column++) {
      sheet.value(1, column + 2, regions.getOrDefault(codes.get(column), codes.get(column)));
      sheet.value(2, column + 2, codes.get(column));
    }
    sheet.value(1, codes.size() + 2, text("statistics.sum"));
    int line = 3;
    for (Map.Entry<Channel, String> channel : channels.entrySet()) {
      sheet.value(line, 0, channel.getKey().name());
      sheet.value(line, 1, channel.getValue());
      row(sheet, line++, channel.getKey(), measure);
    }
    sheet.value(line, 1, text("statistics.sum"));
    row(sheet, line, null, measure);
    sheet.freezePane(2, 3);
    sheet.width(1, 16);
  }

  private void row(Worksheet sheet, int line, @Nullable Channel channel, Measure measure) {
    int column = 2;
    for (String region : table.regions()) {
      FigureCell.put(sheet, line, column++, table.at(channel, region), measure);
    }
    FigureCell.put(sheet, line, column, table.at(channel, null), measure);
  }

  private void months(Worksheet sheet) {
    sheet.value(0, 0, text("statistics.month"));
    Measure[] measures = Measure.values();
    for (int column = 0; column < measures.length; column++) {
      sheet.value(0, column + 1, heading(measures[column]));
      sheet.width(column + 1, 18);
    }
    for (int month = 1; month <= table.months().size(); month++) {
      sheet.value(month, 0, table.period().monthOf(month).toString());
      for (int column = 0; column < measures.length; column++) {
        FigureCell.put(sheet, month, column + 1, table.months().get(month - 1), measures[column]);
      }
    }
    int last = table.months().size() + 1;
    sheet.value(last, 0, table.period().wholeYear().toString());
    for (int column = 0; column < measures.length; column++) {
      FigureCell.put(sheet, last, column + 1, table.year(), measures[column]);
    }
  }

  private String heading(Measure measure) {
    String what = text("statistics.measure." + measure);
    return measure.isMoney() ? what + " (" + text("statistics.unit.YUAN") + ")" : what;
  }
}
