package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CheckSignIn;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.BrowserChoice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import io.micronaut.context.annotation.Prototype;

/** Where people come in. */
@Prototype
@Route("login")
@AnonymousAllowed
public class LoginView extends FrontDoor implements BeforeEnterObserver {
  private static final String START = "/today";
  private final transient CheckSignIn check;
  private final transient SignIns signIns;
  private final LoginForm form = new LoginForm();

  LoginView(CheckSignIn check, SignIns signIns) {
    super("accounts.signIn");
    this.check = check;
    this.signIns = signIns;
    form.setI18n(words());
    form.setForgotPasswordButtonVisible(true);
    form.addForgotPasswordListener(
        asked ->
            form.showErrorMessage(
                Texts.of("accounts.forgotTitle"), Texts.of("accounts.forgotText")));
    form.addLoginListener(this::signIn);
    add(form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    VaadinViewSession.http()
        .map(signIns::look)
        .filter(SignIns.State.Awake.class::isInstance)
        .ifPresent(awake -> event.getUI().getPage().setLocation(START));
  }

  private void signIn(LoginEvent typed) {
    String address = VaadinServletRequest.getCurrent().getRemoteAddr();
    switch (check.check(typed.getUsername(), typed.getPassword(), address)) {
      case CheckSignIn.Outcome.Welcome welcome -> welcome(welcome.user());
      case CheckSignIn.Outcome.Wrong wrong ->
          form.showErrorMessage(Texts.of("accounts.refused"), Texts.of("accounts.wrong"));
      case CheckSignIn.Outcome.Wait wait ->
          form.showErrorMessage(
              Texts.of("accounts.waitTitle"),
              Texts.of("accounts.wait", Waiting.words(wait.time())));
    }
  }

  /** A whole new page, so that nothing of the anonymous one stays. */
  private void welcome(UserAccount user) {
    signIns.begin(VaadinServletRequest.getCurrent().getHttpServletRequest(), user);
    UI ui = UI.getCurrent();
    if (user.locale() != null) {
      BrowserChoice.keep(ui.getPage(), Languages.COOKIE, user.locale());
    }
    ui.getPage().setLocation(wantedPage());
  }

  /** Where the person was going when the door stopped them: Vaadin noted it, a path of ours. */
  private static String wantedPage() {
    var session = VaadinSession.getCurrent().getSession();
    Object wanted = session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
    session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
    return wanted instanceof String path && !path.isBlank() && !path.startsWith("login")
        ? "/" + path
        : START;
  }

  private static LoginI18n words() {
    var words = new LoginI18n();
    var form = new LoginI18n.Form();
    form.setTitle("");
    form.setUsername(Texts.of("accounts.username"));
    form.setPassword(Texts.of("accounts.password"));
    form.setSubmit(Texts.of("accounts.signIn"));
    form.setForgotPassword(Texts.of("accounts.forgot"));
    words.setForm(form);
    var errors = new LoginI18n.ErrorMessage();
    errors.setUsername(Texts.of("accounts.usernameNeeded"));
    errors.setPassword(Texts.of("accounts.passwordNeeded"));
    words.setErrorMessage(errors);
    return words;
  }
}
