package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.Gtin;
import cn.jiuxiao.server.catalogue.ProductRow;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.vendors.VendorRow;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the template, and vendors and products with the same columns, so that they can be imported
 * again.
 */
@Singleton
public class CatalogueSheets {

  private static final int PAGE = 1000;
  private static final int LIST_ROWS = 2000;

  private final Vendors vendors;
  private final Products products;
  private final AllowedWords words;

  CatalogueSheets(Vendors vendors, Products products, AllowedWords words) {
    this.vendors = vendors;
    this.products = products;
    this.words = words;
  }

  /**
   * Two empty sheets to fill in, with lists to choose from, and a sheet that says what may stand
   * where.
   */
  public void writeTemplate(OutputStream out, Locale locale) throws IOException {
    try (Workbook workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      Map<SheetLayout, Worksheet> sheets = new EnumMap<>(SheetLayout.class);
      for (SheetLayout layout : SheetLayout.values()) {
        Worksheet sheet = workbook.newWorksheet(layout.title(locale));
        SheetWriting.headers(sheet, layout, locale);
        SheetWriting.keepTexts(sheet, layout);
        sheets.put(layout, sheet);
      }
      Worksheet allowed = workbook.newWorksheet(Texts.in(locale, "sheets.allowed"));
      int column = 0;
      for (Map.Entry<SheetColumn, List<String>> list : words.offered(locale).entrySet()) {
        offer(allowed, column++, list.getKey(), list.getValue(), sheets, locale);
      }
      String[] notes = Texts.in(locale, "sheets.notes").split("\\|", -1);
      for (int i = 0; i < notes.length; i++) {
        allowed.value(i, column + 1, notes[i].strip());
      }
      allowed.width(column + 1, 90);
    }
  }

  private static void offer(
      Worksheet allowed,
      int at,
      SheetColumn column,
      List<String> list,
      Map<SheetLayout, Worksheet> sheets,
      Locale locale) {
    allowed.value(0, at, column.header(locale));
    allowed.style(0, at).bold().set();
    allowed.width(at, 24);
    for (int i = 0; i < list.size(); i++) {
      allowed.value(i + 1, at, list.get(i));
    }
    sheets.forEach(
        (layout, sheet) -> {
          int position = layout.columns().indexOf(column);
          if (position >= 0) {
            sheet
                .range(1, position, LIST_ROWS, position)
                .validateWithList(allowed.range(1, at, list.size(), at));
          }
        });
  }

  /** The products that the query finds and the actor may see. */
  public void writeProducts(Actor actor, ListQuery query, OutputStream out, Locale locale)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      write(
          workbook,
          SheetLayout.PRODUCTS,
          query,
          page -> products.find(actor, page),
          row -> cells(row, locale),
          locale);
    }
  }

  /** The vendors that the query finds and the actor may see. */
  public void writeVendors(Actor actor, ListQuery query, OutputStream out, Locale locale)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      write(
          workbook,
          SheetLayout.VENDORS,
          query,
          page -> vendors.find(actor, page),
          row -> cells(row, locale),
          locale);
    }
  }

  /** Page by page, so that a long list needs little memory. */
  private static <T> void write(
      Workbook workbook,
      SheetLayout layout,
      ListQuery query,
      Function<ListQuery, List<T>> fetch,
      Function<T, List<@Nullable Object>> cells,
      Locale locale)
      throws IOException {
    Worksheet sheet = workbook.newWorksheet(layout.title(locale));
    SheetWriting.headers(sheet, layout, locale);
    int line = 1;
    List<T> page;
    do {
      page =
          fetch.apply(
              new ListQuery(
                  query.search(),
                  query.filters(),
                  query.sort(),
                  query.descending(),
                  line - 1,
                  PAGE));
      for (T row : page) {
        List<@Nullable Object> values = cells.apply(row);
        for (int i = 0; i < values.size(); i++) {
          write(sheet, line, i, values.get(i));
        }
        line++;
      }
      sheet.flush();
    } while (page.size() == PAGE);
  }

  private static void write(Worksheet sheet, int line, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Number number -> sheet.value(line, column, number);
      case Object text -> sheet.value(line, column, text.toString());
    }
  }

  private static List<@Nullable Object> cells(VendorRow row, Locale locale) {
    return Arrays.asList(
        row.code(),
        row.name(),
        row.nameEn(),
        Texts.in(locale, row.kind().textKey()),
        in(locale, row.regionName(), row.regionNameEn()),
        row.village(),
        row.creditCode(),
        row.creditCodeReviewed() ? Texts.in(locale, "sheets.yes") : null,
        row.contact(),
        row.phone(),
        row.householdsHelped());
  }

  private static List<@Nullable Object> cells(ProductRow row, Locale locale) {
    return Arrays.asList(
        row.code(),
        row.vendorCode(),
        row.name(),
        row.nameEn(),
        in(locale, row.categoryName(), row.categoryNameEn()),
        row.specification(),
        Texts.in(locale, row.salesUnit().textKey()),
        row.gtin() == null ? null : new Gtin(row.gtin()).printed(),
        new Money(row.listPriceFen()).toBigDecimal(),
        new Money(row.priceLowFen()).toBigDecimal(),
        new Money(row.priceHighFen()).toBigDecimal(),
        row.scale(),
        row.yearlyOutputMilli() == null
            ? null
            : new Quantity(row.yearlyOutputMilli()).toBigDecimal().stripTrailingZeros(),
        row.outputUnit(),
        row.seasonFrom(),
        row.seasonTo(),
        row.beneficiaries(),
        row.story(),
        row.reasonName() == null || row.reasonNameEn() == null
            ? null
            : in(locale, row.reasonName(), row.reasonNameEn()),
        row.eligibleFrom(),
        row.eligibleTo() == null ? null : row.eligibleTo().minusDays(1));
  }

  private static String in(Locale locale, String chinese, String english) {
    return Texts.supported(locale).equals(Texts.ENGLISH) ? english : chinese;
  }
}
