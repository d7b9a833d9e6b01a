package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.FirstVisit;
import cn.jiuxiao.server.accounts.SignIns;
import cn.jiuxiao.server.accounts.SignedIn;
import cn.jiuxiao.server.shared.Role;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Which way a person goes before any view is asked: to set-up while there is no user, to their own
 * page with a one-time password, and no further than that as a cashier.
 */
@Singleton
class Doors implements VaadinServiceInitListener {
  private final transient FirstVisit firstVisit;
  private final transient SignIns signIns;

  Doors(FirstVisit firstVisit, SignIns signIns) {
    this.firstVisit = firstVisit;
    this.signIns = signIns;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addUIInitListener(init -> prepare(init.getUI()));
  }

  private void prepare(UI ui) {
    ui.addBeforeEnterListener(this::direct);
    VaadinViewSession.http()
        .filter(session -> SignedIn.of(session).isPresent())
        .ifPresent(
            session -> {
              // Opening a page is a touch.
              signIns.touch(session);
              var watch = new SignInWatch(signIns);
              ComponentUtil.setData(ui, SignInWatch.class, watch);
              ui.getElement().appendChild(watch.getElement());
            });
  }

  private void direct(BeforeEnterEvent event) {
    Class<?> view = event.getNavigationTarget();
    if (firstVisit.isDue()) {
      if (view != SetupView.class) {
        event.forwardTo(SetupView.class);
      }
      return;
    }
    Optional<SignedIn> signedIn =
        VaadinViewSession.http()
            .map(signIns::look)
            .flatMap(
                state ->
                    state instanceof SignIns.State.Awake awake
                        ? Optional.of(awake.signedIn())
                        : Optional.empty());
    boolean ownPageOnly =
        signedIn.filter(who -> who.mustChange() || who.actor().is(Role.CASHIER)).isPresent();
    if (ownPageOnly && view != OwnPageView.class) {
      event.forwardTo(OwnPageView.class);
    }
  }
}
