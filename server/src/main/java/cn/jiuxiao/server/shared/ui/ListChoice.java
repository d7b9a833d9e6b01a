package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rows of a list that a person has ticked, and what may be done with them. */
final class ListChoice<T> extends Composite<Div> {
  /** As many as a person may decide about at once. */
  static final int MOST = 500;

  private final Grid<T> grid;
  private final Supplier<List<T>> matching;
  private final Function<Set<T>, List<? extends Component>> actions;

  // Vaadin names its boxes in English only, and makes them as one scrolls.
  private static final String NAME_BOXES =
      """
      const words = { 'Select Row': $0, 'Select All': $1 };
      const name = () => this.querySelectorAll('vaadin-checkbox input[aria-label]').forEach((box) => {
        const word = words[box.getAttribute('aria-label')];
        if (word && word !== box.getAttribute('aria-label')) box.setAttribute('aria-label', word);
      });
      name();
      new MutationObserver(name).observe(this,
        { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] });
      """;

  /**
   * @param matching the rows of the list as it is filtered, {@value #MOST} at most
   */
  ListChoice(
      Grid<T> grid,
      Supplier<List<T>> matching,
      Function<Set<T>, List<? extends Component>> actions) {
    this.grid = grid;
    this.matching = matching;
    this.actions = actions;
    getContent().addClassName("jx-chosen");
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.addAttachListener(
        attached ->
            grid.getElement()
                .executeJs(
                    NAME_BOXES, Texts.of("shared.chooseRow"), Texts.of("shared.chooseAllRows")));
    grid.asMultiSelect().addSelectionListener(change -> show(change.getAllSelectedItems()));
    show(Set.of());
  }

  void clear() {
    grid.asMultiSelect().deselectAll();
  }

  private void show(Set<T> chosen) {
    getContent().removeAll();
    setVisible(!chosen.isEmpty());
    if (chosen.isEmpty()) {
      return;
    }
    getContent().add(new Span(Texts.of("shared.chosen", chosen.size())));
    actions.apply(chosen).forEach(getContent()::add);
    getContent()
        .add(
            quiet("shared.chooseAll", () -> grid.asMultiSelect().select(matching.get())),
            quiet("shared.chooseNone", this::clear));
  }

  private static Button quiet(String textKey, Runnable action) {
    var button = new Button(Texts.of(textKey), click -> action.run());
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    return button;
  }
}
