package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Spreadsheets as people fill them in. */
final class SpreadsheetFixture {

  private SpreadsheetFixture() {}

  /** A row about a vendor that is right. */
  static Map<String, Object> vendor(String code, String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", code);
    row.put("name", name);
    row.put("kind", "合作社");
    row.put("regionCode", "石门县");
    row.put("village", "罗坪乡");
    row.put("householdsHelped", 60);
    return row;
  }

  /** A row about a product that is right. */
  static Map<String, Object> product(String code, String vendor, String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", code);
    row.put("vendorId", vendor);
    row.put("name", name);
    row.put("categoryCode", "茶叶");
    row.put("specification", "250 g/盒");
    row.put("salesUnit", "件");
    row.put("listPriceFen", 168.5);
    row.put("priceLowFen", 138);
    row.put("priceHighFen", 198);
    row.put("yearlyOutputMilli", 6.5);
    row.put("outputUnit", "吨");
    row.put("seasonFrom", 3);
    row.put("seasonTo", 4);
    row.put("beneficiaries", 258);
    row.put("reasonCode", "贫困县产品");
    row.put("from", "2019-07-24");
    return row;
  }

  static byte[] file(List<Map<String, Object>> vendors, List<Map<String, Object>> products)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      write(workbook, SheetLayout.VENDORS, vendors);
      write(workbook, SheetLayout.PRODUCTS, products);
    }
    return bytes.toByteArray();
  }

  private static void write(Workbook workbook, SheetLayout layout, List<Map<String, Object>> rows) {
    Worksheet sheet = workbook.newWorksheet(layout.title(Texts.CHINESE));
    SheetWriting.headers(sheet, layout, Texts.CHINESE);
    for (int line = 0; line < rows.size(); line++) {
      for (int column = 0; column < layout.columns().size(); column++) {
        switch (rows.get(line).get(layout.columns().get(column).field())) {
          case null -> {}
          case Number number -> sheet.value(line + 1, column, number);
          case Formula formula -> sheet.formula(line + 1, column, formula.text());
          case Object text -> sheet.value(line + 1, column, text.toString());
        }
      }
    }
  }

  /** A cell that a spreadsheet program would calculate. */
  record Formula(String text) {}
}
