package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.AccountEntry;
import cn.jiuxiao.server.accounts.Accounts;
import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.OneTimePassword;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** One account, or a new one. */
@Prototype
@Route(value = "users", layout = MainLayout.class)
@RolesAllowed(Role.Names.ADMINISTRATOR)
public class UserView extends VerticalLayout implements HasUrlParameter<String> {
  static final String NEW = "new";
  private final transient Accounts accounts;
  private final transient Scopes scopes;
  private final transient Drafts drafts;
  private final transient Actor actor;

  UserView(CurrentActor current, Accounts accounts, Scopes scopes, Drafts drafts) {
    this.accounts = accounts;
    this.scopes = scopes;
    this.drafts = drafts;
    this.actor = current.get();
    addClassName("jx-page");
  }

  @Override
  public void setParameter(BeforeEvent event, String which) {
    removeAll();
    if (which.equals(NEW)) {
      showNew();
    } else if (which.matches("[0-9]{1,18}")) {
      show(accounts.get(actor, Long.parseLong(which)));
    } else {
      throw new NotFound();
    }
  }

  private void showNew() {
    var form = new UserForm(scopes, actor);
    DraftBar draft = drafts.keep("users/new", form.fields());
    var create =
        new Button(
            Texts.of("accounts.create"),
            click -> form.entry().ifPresent(entry -> create(entry, draft)));
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    onceAtATime(create);
    add(header(Texts.of("accounts.addUser")), draft, form, create);
  }

  private void create(AccountEntry entry, DraftBar draft) {
    Notices.attempt(
        () -> {
          OneTimePassword made = accounts.create(actor, entry);
          draft.done();
          new OneTimePasswordDialog(
                  made, () -> getUI().ifPresent(ui -> ui.navigate("users/" + made.userId())))
              .open();
        });
  }

  private void show(UserAccount user) {
    var form = new UserForm(scopes, actor);
    form.show(user);
    var save =
        new Button(
            Texts.of("shared.save"),
            click -> form.entry().ifPresent(entry -> save(form, user, user.version(), entry)));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    onceAtATime(save);
    var reset =
        new Button(
            Texts.of("accounts.reset"),
            click -> Confirm.ask("accounts.confirmReset", () -> reset(user), user.displayName()));
    add(
        header(user.displayName()).actions(reset, onOrOff(user)),
        UsersView.state(user).badge(UsersView.stateWord(user)),
        form,
        save);
  }

  private static PageHeader header(String title) {
    return new PageHeader(title).under("users", Texts.of("accounts.users"));
  }

  private Button onOrOff(UserAccount user) {
    if (!user.isEnabled()) {
      return new Button(Texts.of("accounts.enable"), click -> enable(user));
    }
    var disable =
        new Button(
            Texts.of("accounts.disable"),
            click ->
                Confirm.ask("accounts.confirmDisable", () -> disable(user), user.displayName()));
    disable.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return disable;
  }

  /** A second click of a double one finds the button asleep. */
  private static void onceAtATime(Button button) {
    button.setDisableOnClick(true);
    button.addClickListener(clicked -> button.setEnabled(true));
  }

  private void save(UserForm form, UserAccount user, int version, AccountEntry entry) {
    UserAccount now = accounts.get(actor, user.id());
    if (now.version() != version) {
      ConflictDialog.ask(
          form.differences(entry, now.entry()),
          () -> save(form, user, now.version(), entry),
          () -> showAgain(user));
    } else if (Notices.attempt(() -> accounts.edit(actor, user.id(), version, entry))) {
      Notices.done("accounts.saved");
      showAgain(user);
    }
  }

  private void reset(UserAccount user) {
    new OneTimePasswordDialog(accounts.resetPassword(actor, user.id()), () -> showAgain(user))
        .open();
  }

  private void disable(UserAccount user) {
    accounts.disable(actor, user.id());
    Notices.done("accounts.nowDisabled");
    showAgain(user);
  }

  private void enable(UserAccount user) {
    accounts.enable(actor, user.id());
    Notices.done("accounts.nowEnabled");
    showAgain(user);
  }

  private void showAgain(UserAccount user) {
    removeAll();
    show(accounts.get(actor, user.id()));
  }
}
