package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;

/** Names and values, one beneath the other. */
final class Facts extends Composite<DescriptionList> {
  Facts() {
    getContent().addClassName("jx-facts");
  }

  Facts fact(String labelKey, String value) {
    return fact(labelKey, new Span(value));
  }

  Facts fact(String labelKey, Component value) {
    getContent().add(new Term(Texts.of(labelKey)), new Description(value));
    return this;
  }
}
