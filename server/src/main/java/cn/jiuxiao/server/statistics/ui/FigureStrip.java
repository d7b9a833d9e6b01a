package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Sums;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The period's figures, large. Visits, distinct persons and declared persons stay three. */
final class FigureStrip extends Composite<Div> {
  private final Tile total = new Tile("statistics.measure.TOTAL");
  private final Tile eligible = new Tile("statistics.measure.ELIGIBLE");
  private final Tile sales = new Tile("statistics.measure.SALES");
  private final Tile persons = new Tile("statistics.persons");
  private final Tile visits = new Tile("statistics.visits");
  private final Tile declared = new Tile("statistics.declared");
  private final Tile evidence = new Tile("statistics.evidence");

  FigureStrip() {
    getContent().addClassName("jx-figures");
    getContent().add(total, eligible, sales, persons, visits, declared, evidence);
  }

  void show(FigureTable table) {
    Figure all = table.all();
    Sums sums = all.sums();
    boolean nothing = sums.sales() == 0 && sums.refunds() == 0;
    String route = nothing ? null : Shown.salesRoute(table.period(), null, null);
    money(total, sums.total(), route);
    total.note(Texts.of("statistics.refundedNote", sums.refunded().yuan()));
    money(eligible, sums.eligible(), route);
    eligible.note(
        sums.total().fen() <= 0
            ? ""
            : Texts.of(
                "statistics.shareNote", Shown.percent(sums.eligible().fen(), sums.total().fen())));
    sales.figure.show(Cells.grouped(sums.sales()), Cells.grouped(sums.sales()), route);
    sales.note(Texts.of("statistics.refundsNote", sums.refunds()));
    persons.figure.show(Cells.grouped(all.persons()), Cells.grouped(all.persons()), route);
    persons.note(Texts.of("statistics.personsHint"));
    visits.figure.show(Cells.grouped(all.visits()), Cells.grouped(all.visits()), null);
    visits.note(Texts.of("statistics.visitsHint"));
    declared.figure.show("—", Texts.of("statistics.declaredHint"), null);
    declared.note(Texts.of("statistics.declaredHint"));
    showEvidence(nothing);
  }

  private static void money(Tile tile, Money amount, @Nullable String route) {
    MoneyUnit unit = MoneyUnit.fitting(amount);
    String exact = Texts.of("statistics.yuan", amount.yuan());
    tile.figure.show(Texts.of("statistics.amountIn", unit.show(amount), unit.word()), exact, route);
  }

  /** Everything comes from tills so far; documented and declared sales have no way in yet. */
  private void showEvidence(boolean nothing) {
    evidence.value.removeAll();
    evidence.value.add(
        nothing ? new Span("—") : State.GOOD.badge(Texts.of("statistics.witnessed", "100%")));
    evidence.note(Texts.of("statistics.evidenceHint"));
  }

  /** A label, a figure, and a word on it. */
  private static final class Tile extends Composite<Div> {
    private final Div value = new Div();
    private final Span note = new Span();
    private final FigureSlot figure = new FigureSlot(value);

    Tile(String labelKey) {
      value.addClassNames("jx-figure", "jx-number");
      note.addClassName("jx-quiet");
      getContent().add(new Span(Texts.of(labelKey)), value, note);
    }

    void note(String text) {
      note.setText(text);
    }
  }
}
