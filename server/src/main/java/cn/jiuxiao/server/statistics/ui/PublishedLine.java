package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Publication;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Above the figures as they stand: what was published of them, and what has changed since. Nothing
 * where nothing was published.
 */
final class PublishedLine extends Composite<Div> {
  PublishedLine() {
    getContent().addClassName("jx-published");
  }

  void show(FigureTable table) {
    getContent().removeAll();
    Publication publication = table.publication();
    if (publication != null) {
      month(table, publication);
    } else if (table.period().month() == null && !table.publications().isEmpty()) {
      year(table);
    }
    setVisible(getContent().getComponentCount() > 0);
  }

  private void month(FigureTable table, Publication publication) {
    boolean changed = publication.differsFrom(table);
    var head = new Div(badge(changed), new Span(Publications.line(publication)));
    head.add(
        Shown.link("publications/" + publication.month(), Texts.of("statistics.openPublication")));
    head.addClassName("jx-line");
    getContent().add(head);
    if (changed) {
      getContent().add(Publications.brief(publication.all(), table.all()));
      var note = new Span(Texts.of("statistics.nowBelow"));
      note.addClassName("jx-quiet");
      getContent().add(note);
    }
  }

  private void year(FigureTable table) {
    Money difference = Money.ZERO;
    boolean changed = false;
    Map<Integer, Publication> byMonth = new TreeMap<>(table.publications());
    for (Map.Entry<Integer, Publication> one : byMonth.entrySet()) {
      Figure now = table.months().get(one.getKey() - 1);
      changed |= !now.equals(one.getValue().all());
      difference = difference.plus(now.minus(one.getValue().all()).sums().total());
    }
    String months =
        byMonth.keySet().stream()
            .map(month -> Texts.of("statistics.monthName." + month))
            .collect(Collectors.joining(Texts.of("statistics.and")));
    var head =
        new Div(
            badge(changed),
            new Span(
                Texts.of(
                    "statistics.publishedMonths",
                    byMonth.size(),
                    months,
                    Publications.signed(difference))),
            Shown.link("publications", Texts.of("statistics.publications")));
    head.addClassName("jx-line");
    getContent().add(head);
  }

  static Span badge(boolean changed) {
    return (changed ? State.WAITING : State.GOOD)
        .badge(Texts.of("statistics.monthState." + (changed ? "CHANGED" : "AS_PUBLISHED")));
  }
}
