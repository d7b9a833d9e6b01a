package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.Accounts;
import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** All accounts. */
@Prototype
@Route(value = "users", layout = MainLayout.class)
@Menu(order = 610, title = "accounts.users", icon = "vaadin:users")
@RolesAllowed(Role.Names.ADMINISTRATOR)
public class UsersView extends VerticalLayout {
  UsersView(CurrentActor current, Accounts accounts, Scopes scopes) {
    Actor actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    var add = new Button(Texts.of("accounts.addUser"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(click -> getUI().ifPresent(ui -> ui.navigate("users/new")));
    var list =
        new ListPage<UserAccount>(
                query -> accounts.page(actor, query), query -> accounts.count(actor, query))
            .searching("accounts.usersHint")
            .filter("role", "accounts.role", roles())
            .filter("state", "accounts.state", states())
            .opening(user -> "users/" + user.id())
            .exporting(Texts.of("accounts.users"));
    list.columns()
        .text("accounts.displayName", "name", UserAccount::displayName)
        .code("accounts.username", "username", UserAccount::username)
        .text("accounts.role", "role", user -> Texts.of("shared.role." + user.role()))
        .text("accounts.scope", null, scopes::words)
        .onWideScreens()
        .component(
            "accounts.state",
            null,
            user -> state(user).badge(stateWord(user)),
            UsersView::stateWord)
        .moment("accounts.createdAt", "created", UserAccount::createdAt)
        .onWideScreens();
    add(new PageHeader(Texts.of("accounts.users")).actions(add), list);
  }

  private static Map<String, String> roles() {
    Map<String, String> words = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      words.put(role.name(), Texts.of("shared.role." + role));
    }
    return words;
  }

  private static Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("enabled", Texts.of("accounts.enabled"));
    words.put("disabled", Texts.of("accounts.disabled"));
    return words;
  }

  static State state(UserAccount user) {
    return !user.isEnabled() ? State.NEUTRAL : user.mustChange() ? State.WAITING : State.GOOD;
  }

  static String stateWord(UserAccount user) {
    return Texts.of(
        !user.isEnabled()
            ? "accounts.disabled"
            : user.mustChange() ? "accounts.oneTimeGiven" : "accounts.enabled");
  }
}
