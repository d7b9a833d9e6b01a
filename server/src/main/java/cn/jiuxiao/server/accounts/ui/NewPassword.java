package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.OwnAccount;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;

/** A new password, typed twice. */
final class NewPassword extends Composite<Div> {
  private final PasswordField first = new PasswordField(Texts.of("accounts.newPassword"));
  private final PasswordField again = new PasswordField(Texts.of("accounts.newPasswordAgain"));

  NewPassword() {
    getContent().addClassName("jx-door-form");
    first.setHelperText(Texts.of("accounts.passwordHelp", OwnAccount.LEAST_PASSWORD_LENGTH));
    first.getElement().setAttribute("autocomplete", "new-password");
    again.getElement().setAttribute("autocomplete", "new-password");
    getContent().add(first, again);
  }

  /** Empty, and said beside the field, if the two differ. */
  Optional<String> agreed() {
    boolean same = first.getValue().equals(again.getValue());
    again.setErrorMessage(Texts.of("accounts.passwordsDiffer"));
    again.setInvalid(!same);
    first.setInvalid(false);
    return same ? Optional.of(first.getValue()) : Optional.empty();
  }

  /** Says at the first field why the password was refused. */
  void refuse(String text) {
    first.setErrorMessage(text);
    first.setInvalid(true);
    first.focus();
  }

  void clear() {
    first.clear();
    again.clear();
  }
}
