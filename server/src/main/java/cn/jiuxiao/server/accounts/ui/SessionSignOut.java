package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.shared.ui.SignOut;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.inject.Singleton;

/** Ends the HTTP session, and with it every tab of this browser. */
@Singleton
class SessionSignOut implements SignOut {
  @Override
  public void signOut(UI ui) {
    ui.getPage().setLocation("/login");
    VaadinSession.getCurrent().getSession().invalidate();
  }
}
