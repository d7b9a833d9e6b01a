package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.OwnAccount;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;

/** A person's own page: password, sign-ins; a cashier's way to the till. */
@Prototype
@Route(value = "account", layout = MainLayout.class)
@PermitAll
public class OwnPageView extends VerticalLayout {
  private final transient OwnAccount own;
  private final transient SignIns signIns;
  private final transient Actor actor;
  private final boolean mustChange;
  private final PasswordField old = new PasswordField(Texts.of("accounts.oldPassword"));
  private final NewPassword password = new NewPassword();

  OwnPageView(CurrentActor current, OwnAccount own, SignIns signIns) {
    this.own = own;
    this.signIns = signIns;
    this.actor = current.get();
    UserAccount user = own.get(actor);
    this.mustChange = user.mustChange();
    addClassName("jx-page");
    add(new PageHeader(Texts.of("accounts.ownPage")));
    add(
        new Paragraph(
            Texts.of(
                "accounts.ownText",
                user.displayName(),
                user.username(),
                Texts.of("shared.role." + user.role()))));
    if (actor.is(Role.CASHIER) && !mustChange) {
      add(till());
    }
    add(passwordForm());
    if (!mustChange) {
      add(everywhere());
    }
  }

  private static Div till() {
    var link = new Anchor("/kiosk/", Texts.of("accounts.toTheTill"));
    // Not a view: the till is a page of its own.
    link.setRouterIgnore(true);
    return section("accounts.till", new Paragraph(Texts.of("accounts.tillText")), link);
  }

  private Div passwordForm() {
    old.getElement().setAttribute("autocomplete", "current-password");
    var change = new Button(Texts.of("accounts.changePassword"), click -> changePassword());
    change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    var text =
        new Paragraph(Texts.of(mustChange ? "accounts.mustChange" : "accounts.changePasswordText"));
    return section("accounts.changePassword", text, old, password, change);
  }

  private Div everywhere() {
    var button =
        new Button(
            Texts.of("accounts.signOutEverywhere"),
            click -> Confirm.ask("accounts.everywhere", this::signOutEverywhere));
    return section(
        "accounts.signOutEverywhere", new Paragraph(Texts.of("accounts.everywhereHelp")), button);
  }

  private static Div section(String titleKey, com.vaadin.flow.component.Component... content) {
    var section = new Div(new H2(Texts.of(titleKey)));
    section.add(content);
    section.addClassNames("jx-door-form", "jx-section");
    return section;
  }

  private void changePassword() {
    password
        .agreed()
        .ifPresent(
            agreed -> {
              if (Notices.attempt(() -> changePassword(agreed))) {
                goOn();
              }
            });
  }

  private void changePassword(String agreed) {
    keep(own.changePassword(actor, old.getValue(), agreed));
  }

  private void goOn() {
    if (mustChange) {
      getUI().ifPresent(ui -> ui.getPage().setLocation("/today"));
    } else {
      old.clear();
      password.clear();
      Notices.done("accounts.passwordChanged");
    }
  }

  /** Everywhere but here: the person at this screen has just shown who they are. */
  private void signOutEverywhere() {
    keep(own.signOutEverywhere(actor));
    Notices.done("accounts.signedOutEverywhere");
  }

  private void keep(UserAccount user) {
    signIns.begin(VaadinServletRequest.getCurrent().getHttpServletRequest(), user);
  }
}
