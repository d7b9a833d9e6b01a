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
import java.util.function.BooleanSupplier;

/**
 * A few fields and a button that saves them. What is required and empty says so at its field; what
 * the service refuses stands in the dialog, which stays open with everything typed.
 */
public class FormDialog extends Dialog {
  private final Div fields = new Div();
  private final Div refusal = new Div();
  private final Button save = new Button();

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
    dialog.addAttachListener(
        attached -> {
          var leaving = attached.getUI().addAfterNavigationListener(navigated -> dialog.close());
          dialog.addDetachListener(
              detached -> {
                detached.unregisterListener();
                leaving.remove();
              });
        });
  }

  /** Further fields. */
  public final FormDialog with(Component... content) {
    fields.add(content);
    return this;
  }

  /** Another word than "save". */
  public final FormDialog saying(String textKey) {
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
          refusal.setVisible(false);
          if (isComplete() && attempt(action)) {
            close();
          }
          save.setEnabled(true);
        });
    return this;
  }

  private boolean attempt(BooleanSupplier action) {
    try {
      return action.getAsBoolean();
    } catch (Problem problem) {
      refusal.setText(problem.text(Texts.locale()));
      refusal.setVisible(true);
      return false;
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
