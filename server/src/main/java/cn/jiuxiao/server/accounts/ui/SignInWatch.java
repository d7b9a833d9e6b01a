package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.SignIns;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/**
 * Tells the server when a person touches the screen, and when nobody has for too long. What the
 * page does by itself (heartbeats, pushes, lists that reload) is no touch.
 */
@Tag("span")
final class SignInWatch extends Component {
  /**
   * Before the screen locks, the field being typed in is left, so that its value reaches the server
   * first.
   */
  private static final String WATCH =
      """
      const el = this, idle = $0, tell = Math.min(60000, idle / 4);
      let last = Date.now(), told = 0, asleep = false;
      const sleep = () => {
        if (asleep) return;
        asleep = true;
        if (document.activeElement) document.activeElement.blur();
        el.$server.away();
      };
      const look = () => { if (Date.now() - last > idle) sleep(); };
      const touch = () => {
        const now = Date.now();
        if (asleep) return;
        if (now - last > idle) { sleep(); return; }
        last = now;
        if (now - told > tell) { told = now; el.$server.here(); }
      };
      el.wake = () => { asleep = false; last = Date.now(); told = last; };
      for (const kind of ['pointerdown', 'keydown', 'wheel'])
        addEventListener(kind, touch, { capture: true, passive: true });
      setInterval(look, Math.min(15000, idle / 4));
      document.addEventListener('visibilitychange', look);
      """;

  private final transient SignIns signIns;

  SignInWatch(SignIns signIns) {
    this.signIns = signIns;
    getElement().getStyle().setDisplay(com.vaadin.flow.dom.Style.Display.NONE);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    getElement().executeJs(WATCH, (double) signIns.idle().toMillis());
  }

  @ClientCallable
  void here() {
    VaadinViewSession.http().ifPresent(signIns::touch);
  }

  /**
   * If the sign-in really sleeps, the guard has laid the dialog over the screen before this is
   * reached; else another tab of this browser has been in use.
   */
  @ClientCallable
  void away() {
    wake();
  }

  void wake() {
    getElement().executeJs("this.wake()");
  }
}
