package cn.jiuxiao.server.shared.ui;

import com.vaadin.flow.component.UI;

/** Ends the session; accounts knows how. */
public interface SignOut {
  void signOut(UI ui);
}
