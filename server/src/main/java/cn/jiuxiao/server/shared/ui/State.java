package cn.jiuxiao.server.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A state as colour, icon and word. */
public enum State {
  GOOD("success", VaadinIcon.CHECK_CIRCLE_O),
  WAITING("warning", VaadinIcon.CLOCK),
  BAD("error", VaadinIcon.EXCLAMATION_CIRCLE_O),
  NEUTRAL("contrast", VaadinIcon.CIRCLE_THIN);

  private final String theme;
  private final VaadinIcon icon;

  State(String theme, VaadinIcon icon) {
    this.theme = theme;
    this.icon = icon;
  }

  /** A badge with this text (already in the person's language). */
  public Span badge(String text) {
    var badge = new Span(icon.create(), new Span(text));
    badge.addClassName("jx-state");
    badge.getElement().setAttribute("data-state", theme);
    return badge;
  }
}
