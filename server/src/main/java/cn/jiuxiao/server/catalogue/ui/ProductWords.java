package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a draft of a product says, in words by the key of the label. */
final class ProductWords {

  private ProductWords() {}

  static Map<String, String> of(ProductDraft draft, Categories categories) {
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
