package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.SalesUnit;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.Named;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.vendors.VendorKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words that a sheet may use for kinds, counties, categories, units and reasons: the code, the
 * Chinese name or the English one.
 */
@Singleton
class AllowedWords {

  private final Regions regions;
  private final Categories categories;
  private final EligibilityReasons reasons;

  AllowedWords(Regions regions, Categories categories, EligibilityReasons reasons) {
    this.regions = regions;
    this.categories = categories;
    this.reasons = reasons;
  }

  /** By lower-case word. */
  Map<String, VendorKind> kinds() {
    Map<String, VendorKind> words = new LinkedHashMap<>();
    for (VendorKind kind : VendorKind.values()) {
      put(words, kind, kind.name(), kind.textKey());
    }
    return words;
  }

  Map<String, SalesUnit> units() {
    Map<String, SalesUnit> words = new LinkedHashMap<>();
    for (SalesUnit unit : SalesUnit.values()) {
      put(words, unit, unit.name(), unit.textKey());
    }
    return words;
  }

  Map<String, String> regions() {
    Map<String, String> words = new LinkedHashMap<>();
    regions.current().forEach(r -> put(words, r.code(), r.code(), r));
    return words;
  }

  Map<String, String> categories() {
    Map<String, String> words = new LinkedHashMap<>();
    categories.forProducts().forEach(c -> put(words, c.code(), c.code(), c));
    return words;
  }

  Map<String, EligibilityReason> reasons() {
    Map<String, EligibilityReason> words = new LinkedHashMap<>();
    reasons.all().forEach(r -> put(words, r.reason(), r.reason().name(), r));
    return words;
  }

  /** The names to choose from, by the column that takes them. */
  Map<SheetColumn, List<String>> offered(Locale locale) {
    Map<SheetColumn, List<String>> lists = new LinkedHashMap<>();
    offer(lists, SheetLayout.VENDORS, "kind", texts(VendorKind.values(), locale));
    offer(lists, SheetLayout.VENDORS, "regionCode", names(regions.current(), locale));
    offer(lists, SheetLayout.PRODUCTS, "categoryCode", names(categories.forProducts(), locale));
    offer(lists, SheetLayout.PRODUCTS, "salesUnit", unitTexts(locale));
    offer(lists, SheetLayout.PRODUCTS, "reasonCode", names(reasons.all(), locale));
    return lists;
  }

  private static void offer(
      Map<SheetColumn, List<String>> lists, SheetLayout layout, String field, List<String> words) {
    lists.put(layout.field(field).orElseThrow(), words);
  }

  private static List<String> texts(VendorKind[] kinds, Locale locale) {
    List<String> texts = new ArrayList<>();
    for (VendorKind kind : kinds) {
      texts.add(Texts.in(locale, kind.textKey()));
    }
    return texts;
  }

  private static List<String> unitTexts(Locale locale) {
    List<String> texts = new ArrayList<>();
    for (SalesUnit unit : SalesUnit.values()) {
      texts.add(Texts.in(locale, unit.textKey()));
    }
    return texts;
  }

  private static List<String> names(List<? extends Named> all, Locale locale) {
    return all.stream().map(each -> each.nameIn(locale)).toList();
  }

  private static <T> void put(Map<String, T> words, T value, String code, Named named) {
    words.put(code.toLowerCase(Locale.ROOT), value);
    words.put(named.name().toLowerCase(Locale.ROOT), value);
    words.put(named.nameEn().toLowerCase(Locale.ROOT), value);
  }

  private static <T> void put(Map<String, T> words, T value, String code, String textKey) {
    words.put(code.toLowerCase(Locale.ROOT), value);
    words.put(Texts.in(Texts.CHINESE, textKey).toLowerCase(Locale.ROOT), value);
    words.put(Texts.in(Texts.ENGLISH, textKey).toLowerCase(Locale.ROOT), value);
  }
}
