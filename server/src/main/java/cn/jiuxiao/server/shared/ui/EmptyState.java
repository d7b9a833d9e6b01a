package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is yet: a sentence, and the next step. */
public final class EmptyState extends Composite<Div> {
  public EmptyState(VaadinIcon icon, String textKey, Component... nextSteps) {
    getContent().addClassName("jx-empty");
    getContent().add(icon.create(), new Paragraph(Texts.of(textKey)));
    getContent().add(nextSteps);
  }
}
