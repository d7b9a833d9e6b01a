package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.DayClosing;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Every closing of a day, the latest first, with what it said. */
final class ClosingsPart extends Composite<Div> {
  ClosingsPart(List<DayClosing> closings) {
    NativeTable table =
        Tables.of(
            3,
            "days.closing",
            "days.reason",
            "days.without",
            "days.totalYuan",
            "days.expectedYuan",
            "days.countedYuan",
            "days.differenceYuan");
    for (DayClosing closing : closings) {
      NativeTableRow row = table.getBody().addRow();
      String reason = closing.reason();
      row.add(
          Tables.rowHead(new Span(words(closing))),
          wrapped(reason == null ? new Span("—") : new Div(reason)),
          wrapped(without(closing)));
      row.add(
          Tables.number(closing.sums().total().yuan()),
          Tables.number(closing.sums().expected().yuan()),
          Tables.number(closing.sums().counted().yuan()),
          Tables.number(DayWords.difference(closing.sums().difference())));
    }
    getContent().addClassName("jx-block");
    getContent().add(Tables.block("days.history", Tables.scrolling(table)));
  }

  private static NativeTableCell wrapped(Component content) {
    var cell = new NativeTableCell(content);
    cell.getStyle().set("white-space", "normal");
    return cell;
  }

  private static Component without(DayClosing closing) {
    if (closing.without().isEmpty()) {
      return new Span("—");
    }
    var all = new Div();
    all.addClassName("jx-two-lines");
    closing.without().forEach(one -> all.add(new Span(one.label() + " · " + DayWords.waited(one))));
    return all;
  }

  static String words(DayClosing closing) {
    String at = Cells.moment(closing.at());
    String by = closing.by();
    return by == null ? Texts.of("days.closedByItself", at) : Texts.of("days.closedBy", at, by);
  }
}
