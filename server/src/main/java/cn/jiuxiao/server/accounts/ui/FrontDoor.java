package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.BrowserChoice;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The page of somebody who has not signed in: one narrow column, and the other language. */
abstract class FrontDoor extends Main {
  private final String titleKey;
  private final Div column = new Div();

  FrontDoor(String titleKey) {
    this.titleKey = titleKey;
    addClassName("jx-door");
    var sign = new Span("九");
    sign.addClassName("jx-sign");
    var name = new H1(Texts.of("shared.product"));
    var motto = new Paragraph(Texts.of("accounts.motto"));
    String other = Texts.locale().equals(Texts.ENGLISH) ? "zh" : "en";
    var language =
        new Button(
            Texts.of("shared.otherLanguage"),
            click ->
                getUI()
                    .ifPresent(
                        ui -> BrowserChoice.keepAndReload(ui.getPage(), Languages.COOKIE, other)));
    language.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    language.getElement().setAttribute("lang", other);
    language.addClassName("jx-door-language");
    super.add(new Div(sign, name, motto), column, language);
  }

  @Override
  public void add(Component... components) {
    column.add(components);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().setTitle(Texts.of(titleKey) + " · " + Texts.of("shared.product"));
  }
}
