package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A few fields and a button that saves them, as Enter in a field does. What is required and empty
 * says so at its field, and so does what the service refuses if it is known to be about one;
 * anything else refused stands below the fields. The dialog then stays open with everything typed.
 */
public class FormDialog extends Dialog {
  private static final String CHANGED_MEANWHILE = "problem.changedMeanwhile";

  // What is picked with Enter, from a calendar, a list or an input method, is not yet all one has
  // to say.
  private static final String ENTER =
      "event.key === 'Enter' && !event.isComposing && event.target.localName === 'input' && !event.target.closest("
          + "'vaadin-date-picker, vaadin-time-picker, vaadin-combo-box, vaadin-multi-select-combo-box')";

  private final Div fields = new Div();
  private final Div refusal = new Div();
  private final Button save = new Button();
  private boolean enterSaves = true;
  private final Map<String, HasValidationProperties> fieldByCode = new HashMap<>();
  private @Nullable HasValidationProperties blamed;
  private @Nullable Runnable onConflict;

  /** The title is already in the person's language. */
  public FormDialog(String title, Component... content) {
    setHeaderTitle(title);
    closeWhenLeft(this);
    setCloseOnOutsideClick(false); // a stray click would lose what was typed
    setWidth("min(30rem, 94vw)");
    fields.addClassName("jx-dialog-form");
    fields.add(content);
    refusal.addClassName("jx-refusal");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    add(fields, refusal);
    save.setText(Texts.of("shared.save"));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setDisableOnClick(true);
    getFooter().add(new Button(Texts.of("shared.cancel"), click -> close()), save);
  }

  /** A link in a dialog leads away: the dialog then goes too. */
  public static void closeWhenLeft(Dialog dialog) {
    closeWhenLeft(dialog, dialog::close);
  }

  static void closeWhenLeft(Component dialog, Runnable close) {
    dialog.addAttachListener(
        attached -> {
          var leaving = attached.getUI().addAfterNavigationListener(navigated -> close.run());
          dialog.addDetachListener(
              detached -> {
                detached.unregisterListener();
                leaving.remove();
              });
        });
  }

  /** What is refused with one of these codes is said at this field. */
  public final FormDialog blaming(HasValidationProperties field, String... codes) {
    for (String code : codes) {
      fieldByCode.put(code, field);
    }
    return this;
  }

  /** Runs when someone else saved the same thing first, instead of only saying so. */
  public final FormDialog onConflict(Runnable ask) {
    onConflict = ask;
    return this;
  }

  /** Further fields. */
  public final FormDialog with(Component... content) {
    fields.add(content);
    return this;
  }

  /** What stands before the fields, such as that there is a draft. */
  public final FormDialog above(Component content) {
    fields.addComponentAsFirst(content);
    return this;
  }

  /** Another word than "save"; it then wants a click, as Enter may only have ended a field. */
  public final FormDialog saying(String textKey) {
    enterSaves = false;
    save.setText(Texts.of(textKey));
    return this;
  }

  /** For what weighs more than saving: the button's colour says so. */
  public final FormDialog weighty() {
    save.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return this;
  }

  /** Runs when everything required is there; closes the dialog unless a problem is thrown. */
  public final FormDialog onSave(Runnable action) {
    return closingIf(
        () -> {
          action.run();
          return true;
        });
  }

  /** The same, for what may also answer that it was not done, and has said why. */
  public final FormDialog closingIf(BooleanSupplier action) {
    save.addClickListener(
        click -> {
          try {
            if (isOpened()) {
              forgetRefusal();
              if (isComplete() && attempt(action)) {
                close();
              }
            }
          } finally {
            save.setEnabled(true);
          }
        });
    fields.getElement().addEventListener("keydown", key -> entered()).setFilter(ENTER);
    return this;
  }

  /** In a text of several lines Enter makes the next line. */
  private void entered() {
    if (enterSaves && fields.getChildren().noneMatch(TextArea.class::isInstance)) {
      save.clickInClient();
    }
  }

  private boolean attempt(BooleanSupplier action) {
    try {
      return action.getAsBoolean();
    } catch (Problem problem) {
      refused(problem);
      return false;
    }
  }

  private void forgetRefusal() {
    refusal.setVisible(false);
    if (blamed != null) {
      blamed.setInvalid(false);
      blamed = null;
    }
  }

  private void refused(Problem problem) {
    String text = problem.text(Texts.locale());
    blamed = fieldByCode.get(problem.code());
    if (onConflict != null && problem.code().equals(CHANGED_MEANWHILE)) {
      onConflict.run();
    } else if (blamed != null) {
      blamed.setErrorMessage(text);
      blamed.setInvalid(true);
    } else {
      refusal.setText(text);
      refusal.setVisible(true);
    }
  }

  private boolean isComplete() {
    boolean complete = true;
    for (Component field : fields.getChildren().toList()) {
      if (field instanceof HasValidationProperties validated
          && field instanceof HasValue<?, ?> value
          && field.isVisible()) {
        if (value.isRequiredIndicatorVisible() && value.isEmpty()) {
          validated.setErrorMessage(Texts.of("shared.needed"));
          validated.setInvalid(true);
        }
        complete &= !validated.isInvalid();
      }
    }
    return complete;
  }
}
