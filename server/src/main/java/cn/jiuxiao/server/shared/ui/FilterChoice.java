package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The box of one filter above a list: values that stand in the URL, shown by their words. */
final class FilterChoice {
  private final ComboBox<String> box = new ComboBox<>();
  private final Predicate<String> offers;

  FilterChoice(String labelKey, Map<String, String> wordByValue) {
    this(labelKey, wordByValue, wordByValue::containsKey);
    box.setItems(wordByValue.keySet());
  }

  private FilterChoice(String labelKey, Map<String, String> wordByValue, Predicate<String> offers) {
    this.offers = offers;
    box.setItemLabelGenerator(value -> wordByValue.getOrDefault(value, value));
    box.setPlaceholder(Texts.of(labelKey));
    box.setAriaLabel(Texts.of(labelKey));
    box.setClearButtonVisible(true);
  }

  /** Reads nothing but the word of a value that is chosen, until the box is opened. */
  static FilterChoice of(String labelKey, Choices choices) {
    Map<String, String> seen = new HashMap<>();
    var choice =
        new FilterChoice(
            labelKey,
            seen,
            value -> {
              choices.word(value).ifPresent(word -> seen.put(value, word));
              return seen.containsKey(value);
            });
    choice.box.setItems(
        query -> {
          Map<String, String> page =
              choices.page(query.getFilter().orElse(""), query.getOffset(), query.getLimit());
          seen.putAll(page);
          return page.keySet().stream();
        },
        query -> choices.count(query.getFilter().orElse("")));
    return choice;
  }

  ComboBox<String> box() {
    return box;
  }

  @Nullable String value() {
    return box.getValue();
  }

  /** What stands in an address may be anything. */
  void show(@Nullable String written) {
    box.setValue(written != null && offers.test(written) ? written : null);
  }
}
