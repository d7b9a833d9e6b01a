package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.FirstVisit;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.micronaut.context.annotation.Prototype;

/** The first visit: makes the administrator and offers the plan's reference data. */
@Prototype
@Route("setup")
@AnonymousAllowed
public class SetupView extends FrontDoor implements BeforeEnterObserver {
  private final transient FirstVisit firstVisit;
  private final transient ReferenceData reference;
  private final transient SignIns signIns;
  private final TextField code = new TextField(Texts.of("accounts.setupCode"));
  private final TextField username = new TextField(Texts.of("accounts.username"));
  private final TextField name = new TextField(Texts.of("accounts.displayName"));
  private final Div form = new Div();
  private final NewPassword password = new NewPassword();
  private final Checkbox load = new Checkbox(Texts.of("accounts.setupLoad"), true);

  SetupView(FirstVisit firstVisit, ReferenceData reference, SignIns signIns) {
    super("accounts.setup");
    this.firstVisit = firstVisit;
    this.reference = reference;
    this.signIns = signIns;
    code.setHelperText(Texts.of("accounts.setupCodeHelp"));
    code.setAutofocus(true);
    username.setValue("admin");
    name.setValue(Texts.of("shared.role.ADMINISTRATOR"));
    var create = new Button(Texts.of("accounts.setupAction"), click -> create());
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    create.setDisableOnClick(true);
    create.addClickListener(click -> create.setEnabled(true));
    name.setMaxLength(Names.LONGEST);
    form.add(
        new H2(Texts.of("accounts.setup")),
        new Paragraph(Texts.of("accounts.setupText")),
        code,
        username,
        name,
        password,
        load,
        create);
    form.addClassName("jx-door-form");
    add(form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (!firstVisit.isDue()) {
      event.forwardTo(LoginView.class);
    }
  }

  private void create() {
    password
        .agreed()
        .ifPresent(
            agreed -> {
              try {
                create(agreed);
              } catch (Problem refused) {
                say(refused);
              }
            });
  }

  private void say(Problem refused) {
    String text = refused.text(Texts.locale());
    code.setInvalid(false);
    username.setInvalid(false);
    switch (refused.code()) {
      case "accounts.setupCodeWrong" -> say(code, text);
      case "accounts.nameIncomplete", "problem.nameTooLong" -> say(username, text);
      case "accounts.passwordLength", "accounts.passwordGuessable" -> password.refuse(text);
      default -> Notices.problem(refused);
    }
  }

  private static void say(TextField field, String text) {
    field.setErrorMessage(text);
    field.setInvalid(true);
    field.focus();
  }

  private void create(String agreed) {
    UserAccount administrator =
        firstVisit.createAdministrator(
            code.getValue(), username.getValue(), name.getValue(), agreed);
    signIns.begin(VaadinServletRequest.getCurrent().getHttpServletRequest(), administrator);
    if (load.getValue()
        && reference.load(administrator.actor()) instanceof ReferenceData.Outcome.Faulty faulty) {
      // Someone edited these files: what is wrong must be read before the page goes.
      form.removeAll();
      form.add(
          new H2(Texts.of("accounts.setupFaulty")),
          new Paragraph(faulty.faults().getFirst().text(Texts.locale())),
          new Anchor("/today", Texts.of("accounts.goOn")));
    } else {
      getUI().ifPresent(ui -> ui.getPage().setLocation("/today"));
    }
  }
}
