package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.Cash;
import cn.jiuxiao.server.days.Day;
import cn.jiuxiao.server.days.ShiftDrawer;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The drawer of every shift that was open on a day, from its float to what was counted. */
final class DrawerTable extends Composite<Div> {
  private final transient Day day;

  DrawerTable(Day day) {
    this.day = day;
    getContent().addClassName("jx-block");
    if (day.drawers().isEmpty()) {
      getContent().add(Tables.block("days.drawers", new Paragraph(Texts.of("days.noDrawers"))));
      return;
    }
    NativeTable table =
        Tables.of(
            2,
            "days.shift",
            "days.time",
            "days.floatYuan",
            "days.cashSalesYuan",
            "days.cashRefundsYuan",
            "days.movedYuan",
            "days.expectedYuan",
            "days.countedYuan",
            "days.differenceYuan");
    day.drawers().forEach(drawer -> row(table.getBody().addRow(), drawer));
    var rule = new Paragraph(Texts.of("days.rule"));
    rule.addClassName("jx-quiet");
    getContent().add(Tables.block("days.drawers", Tables.scrolling(table), rule));
  }

  private void row(NativeTableRow row, ShiftDrawer drawer) {
    row.add(Tables.rowHead(shift(drawer)), new NativeTableCell(times(drawer)));
    Cash cash = drawer.cash();
    row.add(
        Tables.number(yuan(cash.floatFen())),
        Tables.number(yuan(cash.salesFen())),
        Tables.number(yuan(-cash.refundsFen())),
        Tables.number(DayWords.signed(new Money(cash.inFen() - cash.outFen()))),
        Tables.number(expected(drawer)));
    ShiftDrawer.Closing closing = drawer.closing();
    if (closing == null) {
      row.add(Tables.number("—"), Tables.number("—"));
      return;
    }
    row.add(
        Tables.number(
            DayWords.link(
                entry(drawer, closing.branch(), closing.seq()), yuan(closing.countedFen()))),
        Tables.number(DayWords.difference(new Money(closing.countedFen() - cash.expectedFen()))));
  }

  private Component shift(ShiftDrawer drawer) {
    var terminal =
        drawer.openedAt() == null
            ? new Span(drawer.label())
            : DayWords.link(
                entry(drawer, opening(drawer), drawer.shift()),
                Texts.of("days.shiftOf", drawer.label(), drawer.shift()));
    var cell = new Div(terminal);
    cell.addClassName("jx-two-lines");
    if (drawer.cashier() != null) {
      var cashier = new Span(drawer.cashier());
      cashier.addClassName("jx-quiet");
      cell.add(cashier);
    }
    var states = new Div();
    states.addClassName("jx-states");
    if (drawer.closing() == null) {
      states.add(State.WAITING.badge(Texts.of("days.shiftOpen")));
    }
    if (drawer.parked()) {
      states.add(State.WAITING.badge(Texts.of("days.parked")));
    }
    if (drawer.openedAt() == null) {
      states.add(State.BAD.badge(Texts.of("days.openingLost")));
    }
    if (!BusinessDay.of(drawer.began()).equals(day.day())) {
      states.add(State.NEUTRAL.badge(Texts.of("days.ofDayBefore")));
    }
    cell.add(states);
    return cell;
  }

  /** A shift that was closed on a branch was opened before that left the chain. */
  private static int opening(ShiftDrawer drawer) {
    ShiftDrawer.Closing closing = drawer.closing();
    return closing != null && closing.branch() != drawer.branch() ? 0 : drawer.branch();
  }

  private static Component times(ShiftDrawer drawer) {
    ShiftDrawer.Closing closing = drawer.closing();
    var cell =
        new Div(
            new Span(moment(drawer.openedAt())),
            new Span("– " + moment(closing == null ? null : closing.at())));
    cell.addClassName("jx-two-lines");
    return cell;
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "" : Cells.moment(at);
  }

  /** What the till expected stands beside, where it is something else: an entry is missing then. */
  private static Component expected(ShiftDrawer drawer) {
    var cell = new Div(new Span(yuan(drawer.cash().expectedFen())));
    ShiftDrawer.Closing closing = drawer.closing();
    if (closing != null && closing.toldFen() != drawer.cash().expectedFen()) {
      var told = new Span(Texts.of("days.tillSays", yuan(closing.toldFen())));
      told.addClassName("jx-changed");
      cell.add(told);
      cell.addClassName("jx-two-lines");
    }
    return cell;
  }

  private static String entry(ShiftDrawer drawer, int branch, long seq) {
    return "sales/entries/" + drawer.terminal() + "/" + branch + "/" + seq;
  }

  private static String yuan(long fen) {
    return new Money(fen).yuan();
  }
}
