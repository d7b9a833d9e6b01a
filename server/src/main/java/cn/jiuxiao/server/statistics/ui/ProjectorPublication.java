package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Publication;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says that the screen shows what was published of the month, and what has changed since. */
final class ProjectorPublication extends Composite<Div> {
  ProjectorPublication() {
    getContent().addClassName("jx-states");
  }

  void show(FigureTable now) {
    getContent().removeAll();
    Publication publication = now.publication();
    setVisible(publication != null);
    if (publication != null) {
      boolean changed = publication.differsFrom(now);
      getContent().add(PublishedLine.badge(changed));
      if (changed) {
        getContent()
            .add(
                new Span(
                    Texts.of(
                        "statistics.sincePublished",
                        Publications.signed(now.all().minus(publication.all()).sums().total()))));
      }
    }
  }
}
