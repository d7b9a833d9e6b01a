package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CheckSignIn;
import cn.jiuxiao.server.accounts.OwnAccount;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ui.SignOut;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Lays the sign-in over a live screen whose person has been away, so that what they had typed stays
 * beneath it. The dialog is modal on the server too: nothing beneath it can be worked.
 */
@Singleton
class SignInLock {
  private final SignIns signIns;
  private final CheckSignIn check;
  private final OwnAccount own;
  private final SignOut signOut;

  SignInLock(SignIns signIns, CheckSignIn check, OwnAccount own, SignOut signOut) {
    this.signIns = signIns;
    this.check = check;
    this.own = own;
    this.signOut = signOut;
  }

  /**
   * Whether what this screen asks for may be done; if its sign-in sleeps, the dialog comes up
   * instead.
   */
  boolean admits(UI ui) {
    Optional<HttpSession> session = VaadinViewSession.http();
    if (session.isEmpty()
        || !(signIns.look(session.get()) instanceof SignIns.State.Asleep asleep)
        || ui.getInternals().getActiveRouterTargetsChain().isEmpty()) {
      return true;
    }
    if (dialog(ui).isPresent()) {
      // Only the dialog itself is not inert now.
      return true;
    }
    open(ui, asleep.signedIn().actor());
    return false;
  }

  private void open(UI ui, Actor actor) {
    String username = own.get(actor).username();
    var dialog =
        new SignInDialog(signIns, check, signOut, actor, username, () -> wakeEverywhere(ui));
    ComponentUtil.setData(ui, SignInDialog.class, dialog);
    dialog.open();
  }

  /** One password wakes all tabs of this browser. */
  private static void wakeEverywhere(UI ui) {
    wake(ui);
    for (UI other : ui.getSession().getUIs()) {
      if (other != ui) {
        var unused = other.access(() -> wake(other));
      }
    }
  }

  private static void wake(UI ui) {
    dialog(ui).ifPresent(SignInDialog::close);
    ComponentUtil.setData(ui, SignInDialog.class, null);
    SignInWatch watch = ComponentUtil.getData(ui, SignInWatch.class);
    if (watch != null) {
      watch.wake();
    }
  }

  private static Optional<SignInDialog> dialog(UI ui) {
    return Optional.ofNullable(ComponentUtil.getData(ui, SignInDialog.class));
  }
}
