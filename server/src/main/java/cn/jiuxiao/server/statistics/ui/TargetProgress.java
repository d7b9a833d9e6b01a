package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.statistics.FigureTable;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/**
 * How far the year has come. The plan's target speaks of goods from poor areas, so the eligible
 * amount is held against it; persons are the distinct ones.
 */
final class TargetProgress extends Composite<Div> {
  TargetProgress() {
    getContent().addClassNames("jx-block", "jx-target");
  }

  void show(FigureTable table) {
    getContent().removeAll();
    String year = String.valueOf(table.period().year());
    getContent().add(new H2(Texts.of("statistics.target", year)));
    Target target = table.target();
    if (target == null) {
      getContent().add(new Paragraph(Texts.of("statistics.noTarget", year)));
      return;
    }
    getContent().add(amount(table, target.amount()), persons(table, target.participants()));
    var source =
        new Paragraph(
            Texts.of("statistics.targetSource", target.source())
                + (target.demo() ? " · " + Texts.of("statistics.targetDemo") : ""));
    source.addClassName("jx-quiet");
    getContent().add(source);
  }

  private static Div amount(FigureTable table, Money wanted) {
    Money eligible = table.year().sums().eligible();
    Money between = new Money(Math.abs(wanted.fen() - eligible.fen()));
    return line(
        Texts.of("statistics.targetAmount"),
        eligible.fen(),
        wanted.fen(),
        words(eligible.fen(), wanted.fen(), amount(eligible), amount(wanted), amount(between)),
        Texts.of("statistics.yuan", eligible.yuan()));
  }

  private static Div persons(FigureTable table, long wanted) {
    long persons = table.year().persons();
    return line(
        Texts.of("statistics.targetPersons"),
        persons,
        wanted,
        words(persons, wanted, people(persons), people(wanted), people(Math.abs(wanted - persons))),
        people(persons));
  }

  private static Div line(String label, long part, long whole, String words, String exact) {
    var bar = new ProgressBar(0, 1, Math.clamp((double) part / whole, 0, 1));
    bar.getElement().setAttribute("aria-label", label);
    var head = new Span(label);
    head.addClassName("jx-strong");
    var text = new Span(words);
    text.setTitle(exact);
    return new Div(new Div(head, text), bar);
  }

  private static String words(long part, long whole, String done, String wanted, String between) {
    return Texts.of(
        part < whole ? "statistics.targetRemaining" : "statistics.targetReached",
        done,
        wanted,
        Shown.percent(part, whole),
        between);
  }

  private static String amount(Money money) {
    MoneyUnit unit = MoneyUnit.fitting(money);
    return Texts.of("statistics.amountIn", unit.show(money), unit.word());
  }

  private static String people(long persons) {
    return Texts.of("statistics.people", Cells.grouped(persons));
  }
}
