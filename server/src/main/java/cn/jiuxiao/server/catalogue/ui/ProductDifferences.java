package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which fields two drafts of a product differ, in words. */
final class ProductDifferences {

  private ProductDifferences() {}

  static List<Difference> between(ProductDraft mine, ProductDraft theirs, Categories categories) {
    Map<String, String> first = words(mine, categories);
    Map<String, String> second = words(theirs, categories);
    List<Difference> found = new ArrayList<>();
    first.forEach(
        (labelKey, word) -> {
          String other = second.getOrDefault(labelKey, "");
          if (!word.equals(other)) {
            found.add(new Difference(Texts.of(labelKey), word, other));
          }
        });
    return found;
  }

  private static Map<String, String> words(ProductDraft draft, Categories categories) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("catalogue.name", draft.name());
    words.put("catalogue.nameEn", draft.nameEn());
    words.put(
        "catalogue.category",
        draft.categoryCode() == null ? "" : categories.name(draft.categoryCode()));
    words.put("catalogue.specification", draft.specification());
    words.put(
        "catalogue.salesUnit",
        draft.salesUnit() == null ? "" : Texts.of(draft.salesUnit().textKey()));
    words.put("catalogue.gtin", draft.gtin());
    words.put("catalogue.listPrice", yuan(draft.listPriceFen()));
    words.put("catalogue.priceLow", yuan(draft.priceLowFen()));
    words.put("catalogue.priceHigh", yuan(draft.priceHighFen()));
    words.put("catalogue.scale", draft.scale());
    words.put(
        "catalogue.output",
        draft.yearlyOutputMilli() == null
            ? ""
            : new Quantity(draft.yearlyOutputMilli()) + " " + draft.outputUnit());
    words.put("catalogue.season", Shown.season(draft.seasonFrom(), draft.seasonTo()));
    words.put("catalogue.beneficiaries", String.valueOf(draft.beneficiaries()));
    words.put("catalogue.story", draft.story());
    return words;
  }

  private static String yuan(@Nullable Long fen) {
    return fen == null ? "" : new Money(fen).yuan();
  }
}
