package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.Cash;
import cn.jiuxiao.server.days.Day;
import cn.jiuxiao.server.days.DayClosing;
import cn.jiuxiao.server.days.DaySums;
import cn.jiuxiao.server.shared.Money;
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
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** What a day comes to, beside what it was closed with; and what was paid by which method. */
final class DayFigures extends Composite<Div> {
  private record Line(String key, ToLongFunction<DaySums> of, boolean money, String route) {
    String shown(long value) {
      return money ? new Money(value).yuan() : Cells.grouped(value);
    }

    String signed(long value) {
      return value == 0 ? "—" : (value > 0 ? "+" : "") + shown(value);
    }
  }

  private final transient Day day;
  private final String receipts;

  DayFigures(Day day) {
    this.day = day;
    this.receipts = "sales/outlets/" + day.outlet().storedId() + "?day=" + day.day();
    getContent().addClassName("jx-beside");
    var beside = new Div(methods(), asides());
    beside.getStyle().set("order", "0"); // on a phone too the sums come first
    getContent().add(sums(), beside);
  }

  private List<Line> lines() {
    return List.of(
        new Line("days.totalYuan", sums -> sums.total().fen(), true, receipts),
        new Line("days.eligibleYuan", sums -> sums.eligible().fen(), true, ""),
        new Line("days.sales", DaySums::sales, false, receipts + "&kind=SALE"),
        new Line("days.refunds", DaySums::refunds, false, receipts + "&kind=REFUND"),
        new Line("days.shiftsClosed", DaySums::shifts, false, ""),
        cash("days.floatYuan", Cash::floatFen),
        cash("days.cashSalesYuan", Cash::salesFen),
        cash("days.cashRefundsYuan", Cash::refundsFen),
        cash("days.cashInYuan", Cash::inFen),
        cash("days.cashOutYuan", Cash::outFen),
        cash("days.expectedYuan", Cash::expectedFen),
        new Line("days.countedYuan", sums -> sums.counted().fen(), true, ""),
        new Line("days.differenceYuan", sums -> sums.difference().fen(), true, ""));
  }

  private static Line cash(String key, ToLongFunction<Cash> of) {
    return new Line(key, sums -> of.applyAsLong(sums.drawers()), true, "");
  }

  private Component sums() {
    DayClosing closed = day.closed();
    NativeTable table =
        closed == null
            ? Tables.of(1, "days.what", "days.now")
            : Tables.of(1, "days.what", "days.asClosed", "days.now", "days.difference");
    for (Line line : lines()) {
      NativeTableRow row = table.getBody().addRow();
      row.add(Tables.rowHead(new Span(Texts.of(line.key()))));
      long now = line.of().applyAsLong(day.now());
      if (closed != null) {
        row.add(Tables.number(line.shown(line.of().applyAsLong(closed.sums()))));
      }
      row.add(
          line.route().isEmpty()
              ? Tables.number(line.shown(now))
              : Tables.number(DayWords.link(line.route(), line.shown(now))));
      if (closed != null) {
        row.add(changed(line, now - line.of().applyAsLong(closed.sums())));
      }
    }
    return Tables.block("days.sums", Tables.scrolling(table));
  }

  private static NativeTableCell changed(Line line, long difference) {
    NativeTableCell cell = Tables.number(line.signed(difference));
    if (difference != 0) {
      cell.addClassName("jx-changed");
    }
    return cell;
  }

  private Component methods() {
    DayClosing closed = day.closed();
    NativeTable table =
        closed == null
            ? Tables.of(1, "days.method", "days.takenYuan", "days.backYuan", "days.netYuan")
            : Tables.of(
                1,
                "days.method",
                "days.takenYuan",
                "days.backYuan",
                "days.netYuan",
                "days.netClosedYuan");
    var names = new TreeSet<String>();
    day.now().methods().forEach(one -> names.add(one.method()));
    if (closed != null) {
      closed.sums().methods().forEach(one -> names.add(one.method()));
    }
    for (String name : names) {
      DaySums.Method now = day.now().by(name);
      NativeTableRow row = table.getBody().addRow();
      row.add(Tables.rowHead(new Span(Texts.of("days.method." + name))));
      row.add(
          Tables.number(now.taken().yuan()),
          Tables.number(now.back().yuan()),
          Tables.number(now.net().yuan()));
      if (closed != null) {
        row.add(Tables.number(closed.sums().by(name).net().yuan()));
      }
    }
    Component content =
        names.isEmpty() ? new Span(Texts.of("days.nothingPaid")) : Tables.scrolling(table);
    return Tables.block("days.byMethod", content);
  }

  private Component asides() {
    var asides = day.asides();
    NativeTable table = Tables.of(1, "days.what", "days.now");
    line(table, "days.discountsYuan", asides.discounts().yuan(), "");
    line(table, "days.roundingYuan", asides.rounding().yuan(), "");
    line(table, "days.refundedYuan", asides.refunded().yuan(), receipts + "&kind=REFUND");
    line(table, "days.voids", Cells.grouped(asides.voids()), receipts + "&kind=VOIDED");
    line(table, "days.voidedYuan", asides.voided().yuan(), receipts + "&kind=VOIDED");
    line(table, "days.parkedCount", Cells.grouped(day.parked().size()), "");
    return Tables.block("days.asides", Tables.scrolling(table));
  }

  private static void line(NativeTable table, String key, String value, String route) {
    NativeTableRow row = table.getBody().addRow();
    row.add(Tables.rowHead(new Span(Texts.of(key))));
    row.add(route.isEmpty() ? Tables.number(value) : Tables.number(DayWords.link(route, value)));
  }
}
