package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.sheets.SheetColumn.Kind;
import cn.jiuxiao.server.shared.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two sheets that people fill in, and that exports have. */
enum SheetLayout {
  VENDORS(
      "vendors",
      List.of(
          text("code"),
          must("name"),
          text("nameEn"),
          must("kind"),
          must("regionCode"),
          text("village"),
          text("creditCode"),
          text("creditCodeReviewed"),
          text("contact"),
          text("phone"),
          number("householdsHelped"))),
  PRODUCTS(
      "products",
      List.of(
          text("code"),
          must("vendorId"),
          must("name"),
          text("nameEn"),
          must("categoryCode"),
          text("specification"),
          must("salesUnit"),
          text("gtin"),
          new Bare("listPriceFen", Kind.NUMBER, true),
          number("priceLowFen"),
          number("priceHighFen"),
          text("scale"),
          number("yearlyOutputMilli"),
          text("outputUnit"),
          number("seasonFrom"),
          number("seasonTo"),
          number("beneficiaries"),
          text("story"),
          text("reasonCode"),
          new Bare("from", Kind.DATE, false),
          new Bare("lastDay", Kind.DATE, false)));

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // toList() gives one that does not change
  private final List<SheetColumn> columns;

  SheetLayout(String key, List<Bare> columns) {
    this.key = key;
    this.columns =
        columns.stream().map(c -> new SheetColumn(key, c.field(), c.kind(), c.required())).toList();
  }

  String title(Locale locale) {
    return Texts.in(locale, "sheets." + key);
  }

  /** Whether a sheet of this name, in either language, is ours. */
  boolean isCalled(String name) {
    return name.strip().equalsIgnoreCase(title(Texts.CHINESE))
        || name.strip().equalsIgnoreCase(title(Texts.ENGLISH));
  }

  List<SheetColumn> columns() {
    return columns;
  }

  /**
   * The column with this header, in either language; a star that marks it as required does not
   * matter.
   */
  Optional<SheetColumn> column(String header) {
    String plain = header.replace("*", "").strip();
    return columns.stream()
        .filter(
            c ->
                plain.equalsIgnoreCase(c.header(Texts.CHINESE))
                    || plain.equalsIgnoreCase(c.header(Texts.ENGLISH)))
        .findFirst();
  }

  Optional<SheetColumn> field(String field) {
    return columns.stream().filter(c -> c.field().equals(field)).findFirst();
  }

  private static Bare text(String field) {
    return new Bare(field, Kind.TEXT, false);
  }

  private static Bare must(String field) {
    return new Bare(field, Kind.TEXT, true);
  }

  private static Bare number(String field) {
    return new Bare(field, Kind.NUMBER, false);
  }

  /** A column before it knows its sheet. */
  private record Bare(String field, Kind kind, boolean required) {}
}
