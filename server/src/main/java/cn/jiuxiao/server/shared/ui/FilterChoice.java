package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.renderer.TextRenderer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The box of one filter above a list: values that stand in the URL, shown by their words. */
final class FilterChoice {
  private final ComboBox<String> box = new ComboBox<>();
  private final Predicate<String> offers;

  FilterChoice(String labelKey, Map<String, String> wordByValue) {
    this(labelKey, wordByValue::containsKey);
    box.setItemLabelGenerator(value -> wordByValue.getOrDefault(value, value));
    box.setItems(wordByValue.keySet());
  }

  private FilterChoice(String labelKey, Predicate<String> offers) {
    this.offers = offers;
    box.setPlaceholder(Texts.of(labelKey));
    box.setAriaLabel(Texts.of(labelKey));
    box.setClearButtonVisible(true);
  }

  /** Reads nothing until the box is opened, but whether a value that is asked for exists. */
  static FilterChoice of(String labelKey, Choices choices) {
    var choice = new FilterChoice(labelKey, choices::contains);
    Map<String, String> seen = new HashMap<>();
    choice.box.setRenderer(new TextRenderer<>(value -> seen.getOrDefault(value, value)));
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
