package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.LatestSales;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The few figures that a hall should read from its last row. */
final class ProjectorFigures extends Composite<Div> {
  private final FigureSlot total = slot("statistics.measure.TOTAL");
  private final FigureSlot eligible = slot("statistics.measure.ELIGIBLE");
  private final FigureSlot today = slot("statistics.today");
  private final FigureSlot todaySales = slot("statistics.todaySales");
  private final FigureSlot persons = slot("statistics.persons");
  private final FigureSlot visits = slot("statistics.visits");

  ProjectorFigures() {
    getContent().addClassName("jx-projector-figures");
  }

  private FigureSlot slot(String labelKey) {
    var value = new Div();
    value.addClassNames("jx-figure", "jx-number");
    getContent().add(new Div(new Span(Texts.of(labelKey)), value));
    return new FigureSlot(value);
  }

  void show(FigureTable table, LatestSales latest) {
    money(total, table.all().sums().total());
    money(eligible, table.all().sums().eligible());
    money(today, latest.today().total());
    count(todaySales, latest.today().sales());
    count(persons, table.all().persons());
    count(visits, table.all().visits());
  }

  private static void money(FigureSlot slot, Money amount) {
    MoneyUnit unit = MoneyUnit.fitting(amount);
    slot.show(
        Texts.of("statistics.amountIn", unit.show(amount), unit.word()),
        Texts.of("statistics.yuan", amount.yuan()),
        null);
  }

  private static void count(FigureSlot slot, long number) {
    slot.show(Cells.grouped(number), Cells.grouped(number), null);
  }
}
