package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;

/** What an address shows that cannot be opened: what is the matter, and the way back. */
abstract class ErrorPage extends VerticalLayout {
  ErrorPage() {
    addClassName("jx-page");
  }

  int show(int status, String titleKey, String text) {
    removeAll();
    var back = new Button(Texts.of("shared.backToToday"), VaadinIcon.ARROW_LEFT.create());
    back.addClickListener(click -> back.getUI().ifPresent(ui -> ui.navigate("today")));
    add(new PageHeader(Texts.of(titleKey)), new Paragraph(text), back);
    return status;
  }
}
