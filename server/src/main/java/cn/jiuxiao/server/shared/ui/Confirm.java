package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before what cannot be undone. */
public final class Confirm {
  private Confirm() {}

  /**
   * @param key the question's; its title stands under {@code key}, what will happen under {@code
   *     key + "Text"}, and the button's word under {@code key + "Action"}
   * @param args for the title and the text
   */
  public static void ask(String key, Runnable action, Object... args) {
    var dialog = new ConfirmDialog();
    dialog.setHeader(Texts.of(key, args));
    dialog.setText(Texts.of(key + "Text", args));
    dialog.setCancelable(true);
    // Not "cancel": what is asked may itself be whether to cancel something.
    dialog.setCancelText(Texts.of("shared.goBack"));
    dialog.setConfirmText(Texts.of(key + "Action"));
    dialog.setConfirmButtonTheme("error primary");
    dialog.addConfirmListener(confirmed -> Notices.attempt(action));
    FormDialog.closeWhenLeft(dialog, dialog::close);
    dialog.open();
  }
}
