package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.FirstVisit;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
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
    var form =
        new Div(
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
              if (Notices.attempt(() -> create(agreed))) {
                getUI().ifPresent(ui -> ui.getPage().setLocation("/today"));
              }
            });
  }

  private void create(String agreed) {
    UserAccount administrator =
        firstVisit.createAdministrator(
            code.getValue(), username.getValue(), name.getValue(), agreed);
    signIns.begin(VaadinServletRequest.getCurrent().getHttpServletRequest(), administrator);
    if (load.getValue()
        && reference.load(administrator.actor()) instanceof ReferenceData.Outcome.Faulty faulty) {
      Notices.problem(faulty.faults().getFirst().text(Texts.locale()));
    }
  }
}
