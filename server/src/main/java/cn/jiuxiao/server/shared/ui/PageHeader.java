package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/** A page's head: where it lies, what it is, and what can be done with it. */
public final class PageHeader extends Composite<Div> {
  private final Nav trail = new Nav();
  private final H1 title = new H1();
  private final Div actions = new Div();

  /** The title is already in the person's language: often it is a name. */
  public PageHeader(String title) {
    this.title.setText(title);
    trail.addClassName("jx-trail");
    trail.getElement().setAttribute("aria-label", Texts.of("shared.trail"));
    actions.addClassName("jx-actions");
    getContent().addClassName("jx-header");
    getContent().add(new Div(trail, this.title), actions);
    trail.setVisible(false);
    addAttachListener(attached -> nameThePage(attached.getUI()));
  }

  /** A page above this one, from the top down. */
  public PageHeader under(String route, String text) {
    trail.add(new Anchor("/" + route, text), new Span("›"));
    trail.setVisible(true);
    return this;
  }

  public PageHeader actions(Component... components) {
    actions.add(components);
    return this;
  }

  public void setTitle(String text) {
    title.setText(text);
    getUI().ifPresent(this::nameThePage);
  }

  private void nameThePage(UI ui) {
    ui.getPage().setTitle(title.getText() + " · " + Texts.of("shared.product"));
  }
}
