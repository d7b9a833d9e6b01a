package cn.jiuxiao.server.statistics.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place on the page that holds one figure, links to what it is made of, and marks itself for a
 * moment when a later reading is another one.
 */
final class FigureSlot {
  private final HtmlContainer place;
  private @Nullable String held;
  private boolean mark;

  FigureSlot(HtmlContainer place) {
    this.place = place;
  }

  /**
   * @param exact the figure itself, unrounded
   * @param route null where nothing lies beneath
   */
  void show(String shown, String exact, @Nullable String route) {
    if (exact.equals(held)) {
      return;
    }
    place.removeAll();
    if (route == null) {
      var text = new Span(shown);
      text.setTitle(exact);
      place.add(text);
    } else {
      Anchor link = Shown.link(route, shown);
      link.setTitle(exact);
      place.add(link);
    }
    if (held != null) {
      // Two names for one animation: setting the other starts it again.
      place.removeClassNames("jx-new-a", "jx-new-b");
      place.addClassName(mark ? "jx-new-a" : "jx-new-b");
      mark = !mark;
    }
    held = exact;
  }
}
