package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.ChannelInfo;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Publication;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Published, now and difference as a sheet: of a month a row for each channel and county, of a year
 * one for each month that was published. Amounts are the exact number of yuan.
 */
record PublicationSheet(
    FigureTable table, Map<Channel, String> channels, Map<String, String> regions, Locale locale) {

  PublicationSheet(FigureTable table, Channels channels, Regions regions, Locale locale) {
    this(table, names(channels, locale), names(table, regions), locale);
  }

  private static Map<Channel, String> names(Channels channels, Locale locale) {
    Map<Channel, String> names = new LinkedHashMap<>();
    for (ChannelInfo one : channels.all()) {
      names.put(one.channel(), one.nameIn(locale));
    }
    return names;
  }

  private static Map<String, String> names(FigureTable table, Regions regions) {
    Map<String, String> names = new LinkedHashMap<>();
    table.regions().forEach(code -> names.put(code, regions.name(code)));
    return names;
  }

  void writeTo(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      addTo(workbook);
    }
  }

  /** Adds nothing to a workbook of figures of which nothing was published. */
  void addIfPublished(Workbook workbook) {
    boolean month = table.period().month() != null;
    if (month ? table.publication() != null : !table.publications().isEmpty()) {
      addTo(workbook);
    }
  }

  private void addTo(Workbook workbook) {
    Worksheet sheet = workbook.newWorksheet(text("statistics.publications"));
    List<String> keys =
        List.of("statistics.code", "statistics.channel", "statistics.code", "statistics.region");
    int column = 0;
    boolean month = table.period().month() != null;
    for (String key : month ? keys : List.of("statistics.month")) {
      sheet.value(0, column++, text(key));
    }
    for (Measure measure : Measure.values()) {
      String what = text("statistics.measure." + measure);
      String unit = measure.isMoney() ? what + " (" + text("statistics.unit.YUAN") + ")" : what;
      for (String which : List.of("published", "now", "difference")) {
        sheet.value(0, column++, text("statistics." + which + "Of", unit));
      }
    }
    if (month) {
      cells(sheet);
    } else {
      months(sheet);
    }
  }

  private void cells(Worksheet sheet) {
    int line = 1;
    for (Channel channel : channels.keySet()) {
      for (String region : table.regions()) {
        line = cell(sheet, line, channel, region);
      }
    }
    cell(sheet, line, null, null);
  }

  private int cell(Worksheet sheet, int line, @Nullable Channel channel, @Nullable String region) {
    Publication publication = table.publication();
    Figure before = publication == null ? null : publication.at(channel, region);
    Figure now = table.at(channel, region);
    boolean nothing = now.equals(Figure.NONE) && (before == null || before.equals(Figure.NONE));
    if (nothing && channel != null) {
      return line;
    }
    if (channel == null || region == null) {
      sheet.value(line, 1, text("statistics.sum"));
    } else {
      sheet.value(line, 0, channel.name());
      sheet.value(line, 1, channels.getOrDefault(channel, channel.name()));
      sheet.value(line, 2, region);
      sheet.value(line, 3, regions.getOrDefault(region, region));
    }
    figures(sheet, line, 4, before, now);
    return line + 1;
  }

  private void months(Worksheet sheet) {
    int line = 1;
    for (Publication one : new TreeMap<>(table.publications()).values()) {
      sheet.value(line, 0, one.month().toString());
      figures(sheet, line++, 1, one.all(), table.months().get(one.month().getMonthValue() - 1));
    }
  }

  private static void figures(
      Worksheet sheet, int line, int from, @Nullable Figure before, Figure now) {
    int column = from;
    for (Measure measure : Measure.values()) {
      if (before != null) {
        FigureCell.put(sheet, line, column, before, measure);
        FigureCell.put(sheet, line, column + 2, now.minus(before), measure);
      }
      FigureCell.put(sheet, line, column + 1, now, measure);
      column += 3;
    }
  }

  private String text(String key, Object... args) {
    return Texts.in(locale, key, args);
  }
}
