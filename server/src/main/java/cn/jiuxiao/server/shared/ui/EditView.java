package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page that enters one thing or changes it. Nothing that was typed is lost: what the service
 * refuses stands at its field, and if someone else saved the thing first the person says whose
 * version to keep.
 */
public abstract class EditView<T> extends VerticalLayout {
  private @Nullable T opened;

  protected EditView() {
    addClassName("jx-page");
  }

  /**
   * Shows the page anew.
   *
   * @param thing what is changed; nothing while it is entered
   * @param notice stands between the header and the form
   */
  protected final void edit(@Nullable T thing, Component header, Component notice, Component form) {
    opened = thing;
    var card = new Div(form);
    card.addClassName("jx-card");
    var save = new Button(Texts.of("shared.save"));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setDisableOnClick(true);
    save.addClickListener(
        click -> {
          save.setEnabled(true);
          show(store(opened));
        });
    var cancel = new Button(Texts.of("shared.cancel"), click -> leave(opened));
    removeAll();
    add(header, notice, card, new HorizontalLayout(save, cancel));
  }

  /**
   * Stores what the form holds.
   *
   * @param over the version that may be overwritten; nothing for a new thing
   */
  protected abstract SaveOutcome<T> store(@Nullable T over);

  /** It is stored: the page leads on. */
  protected abstract void saved(T value);

  /** Without saving. */
  protected abstract void leave(@Nullable T thing);

  protected abstract FieldErrors errors();

  /** What the form holds, in words by the key of its label. */
  protected abstract Map<String, String> typed();

  /** The same words of a stored version. */
  protected abstract Map<String, String> words(T value);

  /** Drops what was typed and shows this instead. */
  protected abstract void fill(T value);

  private void show(SaveOutcome<T> outcome) {
    switch (outcome) {
      case SaveOutcome.Saved<T> saved -> saved(saved.value());
      case SaveOutcome.Refused<T> refused -> errors().show(refused.problems());
      case SaveOutcome.ChangedMeanwhile<T> meanwhile -> askWhoseToKeep(meanwhile.now());
    }
  }

  private void askWhoseToKeep(T now) {
    List<ConflictDialog.Difference> differences = differences(typed(), words(now));
    if (differences.isEmpty()) {
      show(store(now)); // nothing of the other's is lost
      return;
    }
    ConflictDialog.ask(
        differences,
        () -> show(store(now)),
        () -> {
          opened = now;
          fill(now);
        });
  }

  private static List<ConflictDialog.Difference> differences(
      Map<String, String> mine, Map<String, String> theirs) {
    return mine.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(theirs.get(entry.getKey())))
        .map(
            entry ->
                new ConflictDialog.Difference(
                    Texts.of(entry.getKey()),
                    entry.getValue(),
                    Objects.requireNonNullElse(theirs.get(entry.getKey()), "")))
        .toList();
  }
}
