package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The year's months as bars, and the same as a table whose figures are links. */
final class MonthChart extends Composite<Div> {
  private record Shape(int year, Measure measure, MoneyUnit unit) {}

  private final Chart chart;
  private final H2 title = new H2();
  private final Div scroll = new Div();
  private final List<FigureSlot> slots = new ArrayList<>();
  private @Nullable Shape shape;

  /**
   * @param picked a month whose bar was clicked
   */
  MonthChart(Consumer<Integer> picked) {
    chart = new Chart(index -> picked.accept(index + 1));
    scroll.addClassName("jx-scroll");
    getContent().addClassName("jx-block");
    getContent().add(title, chart, scroll);
  }

  void show(FigureTable table, Measure measure) {
    long greatest = table.months().stream().mapToLong(month -> month.of(measure)).max().orElse(0);
    MoneyUnit unit = MoneyUnit.fitting(new Money(measure.isMoney() ? greatest : 0));
    var wanted = new Shape(table.period().year(), measure, unit);
    if (!wanted.equals(shape)) {
      shape = wanted;
      title.setText(
          Texts.of(
              "statistics.months",
              String.valueOf(wanted.year()),
              Texts.of("statistics.measure." + measure)));
      build(table, wanted);
    }
    for (int month = 1; month <= table.months().size(); month++) {
      Figure figure = table.months().get(month - 1);
      boolean nothing = figure.sums().sales() == 0 && figure.sums().refunds() == 0;
      slots
          .get(month - 1)
          .show(
              nothing ? "0" : Shown.shown(figure, measure, unit),
              Shown.exact(figure, measure),
              nothing ? null : Shown.salesRoute(table.period().monthOf(month), null, null));
    }
    chart.show(model(table.months(), wanted));
  }

  private void build(FigureTable table, Shape shape) {
    slots.clear();
    var months = new NativeTable();
    months.addClassName("jx-matrix");
    NativeTableRow head = months.getHead().addRow();
    head.add(Shown.head(Texts.of("statistics.month")));
    NativeTableRow row = months.getBody().addRow();
    String what = Texts.of("statistics.measure." + shape.measure());
    row.add(
        Shown.rowHead(
            new Span(shape.measure().isMoney() ? what + " · " + shape.unit().word() : what)));
    for (int month = 1; month <= table.months().size(); month++) {
      Period period = table.period().monthOf(month);
      head.add(Shown.head(Texts.of("statistics.monthName." + period.month()), "jx-number"));
      var cell = new NativeTableCell();
      cell.addClassName("jx-number");
      slots.add(new FigureSlot(cell));
      row.add(cell);
    }
    scroll.removeAll();
    scroll.add(months);
  }

  private static Chart.Model model(List<Figure> months, Shape shape) {
    Measure measure = shape.measure();
    List<Chart.Series> series =
        measure == Measure.TOTAL
            ? List.of(
                series(
                    Texts.of("statistics.measure.ELIGIBLE"),
                    months,
                    shape,
                    figure -> figure.of(Measure.ELIGIBLE)),
                series(
                    Texts.of("statistics.notEligible"),
                    months,
                    shape,
                    figure -> figure.of(Measure.TOTAL) - figure.of(Measure.ELIGIBLE)))
            : List.of(
                series(
                    Texts.of("statistics.measure." + measure),
                    months,
                    shape,
                    figure -> figure.of(measure)));
    return new Chart.Model(
        Texts.of(
            "statistics.months",
            String.valueOf(shape.year()),
            Texts.of("statistics.measure." + measure)),
        measure.isMoney() ? shape.unit().word() : "",
        IntStream.rangeClosed(1, months.size())
            .mapToObj(month -> Texts.of("statistics.monthName." + month))
            .toList(),
        series);
  }

  private static Chart.Series series(
      String name, List<Figure> months, Shape shape, ToLongFunction<Figure> of) {
    boolean money = shape.measure().isMoney();
    return new Chart.Series(
        name,
        months.stream()
            .map(
                figure ->
                    money
                        ? shape.unit().number(new Money(of.applyAsLong(figure)))
                        : BigDecimal.valueOf(of.applyAsLong(figure)))
            .toList(),
        months.stream()
            .map(
                figure ->
                    money
                        ? Texts.of("statistics.yuan", new Money(of.applyAsLong(figure)).yuan())
                        : Cells.grouped(of.applyAsLong(figure)))
            .toList());
  }
}
