package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.OneTimePassword;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a one-time password, once. */
final class OneTimePasswordDialog extends Dialog {
  OneTimePasswordDialog(OneTimePassword made, Runnable noted) {
    setHeaderTitle(Texts.of("accounts.oneTimeTitle"));
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    setWidth("min(26rem, 92vw)");
    var password = new Div(Cells.code(made.password()));
    password.addClassName("jx-one-time");
    add(new Paragraph(Texts.of("accounts.oneTimeText", made.username())), password);
    var close =
        new Button(
            Texts.of("accounts.oneTimeNoted"),
            click -> {
              close();
              noted.run();
            });
    close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(close);
  }
}
