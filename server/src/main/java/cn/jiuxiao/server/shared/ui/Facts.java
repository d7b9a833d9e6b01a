package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;

/** Names and values, two by two; what is empty is left out. */
public final class Facts extends Composite<DescriptionList> {

  public Facts() {
    getContent().addClassName("jx-facts");
  }

  public Facts add(String labelKey, String text) {
    return text.isEmpty() ? this : add(labelKey, new Span(text));
  }

  public Facts add(String labelKey, Component value) {
    getContent().add(new Term(Texts.of(labelKey)), new Description(value));
    return this;
  }
}
