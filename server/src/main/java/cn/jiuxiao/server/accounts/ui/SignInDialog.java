package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CheckSignIn;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.SignOut;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;

/** Asks a person who has been away for the password again. */
final class SignInDialog extends Dialog {
  private final transient SignIns signIns;
  private final transient CheckSignIn check;
  private final transient Actor actor;
  private final transient Runnable woken;
  private final TextField username = new TextField(Texts.of("accounts.username"));
  private final PasswordField password = new PasswordField(Texts.of("accounts.password"));

  SignInDialog(
      SignIns signIns,
      CheckSignIn check,
      SignOut signOut,
      Actor actor,
      String name,
      Runnable woken) {
    this.signIns = signIns;
    this.check = check;
    this.actor = actor;
    this.woken = woken;
    setHeaderTitle(Texts.of("accounts.awayTitle"));
    addClassName("jx-lock");
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    setWidth("min(24rem, 92vw)");
    username.setValue(name);
    username.setWidthFull();
    username.getElement().setAttribute("autocomplete", "username");
    password.setWidthFull();
    password.setAutofocus(true);
    password.getElement().setAttribute("autocomplete", "current-password");
    var go = new Button(Texts.of("accounts.goOn"), click -> goOn());
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    go.addClickShortcut(Key.ENTER);
    var other =
        new Button(Texts.of("accounts.otherAccount"), click -> getUI().ifPresent(signOut::signOut));
    other.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    add(new Paragraph(Texts.of("accounts.awayText", actor.name())), username, password);
    getFooter().add(other, go);
  }

  private void goOn() {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    switch (check.check(username.getValue(), password.getValue(), request.getRemoteAddr())) {
      case CheckSignIn.Outcome.Welcome welcome -> welcome(welcome.user());
      case CheckSignIn.Outcome.Wrong wrong -> refuse(Texts.of("accounts.wrong"));
      case CheckSignIn.Outcome.Wait wait ->
          refuse(Texts.of("accounts.wait", Waiting.words(wait.time())));
    }
  }

  private void welcome(UserAccount user) {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    signIns.begin(request, user);
    if (user.id() == actor.userId()) {
      woken.run();
    } else {
      // What lies beneath is another person's: start afresh.
      getUI().ifPresent(ui -> ui.getPage().setLocation("/today"));
    }
  }

  private void refuse(String text) {
    password.clear();
    password.setErrorMessage(text);
    password.setInvalid(true);
    password.focus();
  }
}
