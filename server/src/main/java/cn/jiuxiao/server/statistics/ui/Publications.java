package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.MonthRow;
import cn.jiuxiao.server.statistics.Publication;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How what was published, what stands now and the difference stand on pages. */
final class Publications {
  private Publications() {}

  static String state(MonthRow row) {
    return Texts.of("statistics.monthState." + row.state());
  }

  static Span badge(MonthRow row) {
    return (switch (row.state()) {
          case AS_PUBLISHED -> State.GOOD;
          case CHANGED -> State.WAITING;
          case OPEN, RUNNING -> State.NEUTRAL;
        })
        .badge(state(row));
  }

  /** Which publication it is, when it was made, and by whom. */
  static String line(Publication publication) {
    return Texts.of(
        "statistics.publicationLine",
        publication.number(),
        Cells.moment(publication.at()),
        publication.by());
  }

  /** +168.00, −168.00 or 0.00. */
  static String signed(Money money) {
    return (money.fen() > 0 ? "+" : "") + money.yuan();
  }

  static String signed(long count) {
    return (count > 0 ? "+" : "") + Cells.grouped(count);
  }

  /** A figure that is compared. */
  private record Line(String key, boolean money, ToLongFunction<Figure> of) {
    String shown(Figure figure) {
      return money
          ? new Money(of.applyAsLong(figure)).yuan()
          : Cells.grouped(of.applyAsLong(figure));
    }

    String signed(Figure difference) {
      return money
          ? Publications.signed(new Money(of.applyAsLong(difference)))
          : Publications.signed(of.applyAsLong(difference));
    }
  }

  private static final Line TOTAL =
      new Line("statistics.totalYuan", true, figure -> figure.of(Measure.TOTAL));
  private static final Line ELIGIBLE =
      new Line("statistics.eligibleYuan", true, figure -> figure.of(Measure.ELIGIBLE));
  private static final Line SALES =
      new Line("statistics.measure.SALES", false, figure -> figure.sums().sales());
  private static final Line REFUNDS =
      new Line("statistics.refunds", false, figure -> figure.sums().refunds());
  private static final Line REFUNDED =
      new Line("statistics.refundedYuan", true, figure -> figure.sums().refunded().fen());
  private static final Line PERSONS = new Line("statistics.persons", false, Figure::persons);
  private static final Line VISITS = new Line("statistics.visits", false, Figure::visits);

  /** Everything that is published, beside what it is now. */
  static Div whole(Figure published, Figure now) {
    return table(
        published, now, List.of(TOTAL, ELIGIBLE, SALES, REFUNDS, REFUNDED, PERSONS, VISITS));
  }

  /** The figures one asks for first. */
  static Div brief(Figure published, Figure now) {
    return table(published, now, List.of(TOTAL, ELIGIBLE, SALES, PERSONS, VISITS));
  }

  /** What stands of a month of which nothing is published. */
  static Div now(Figure now) {
    return table(null, now, List.of(TOTAL, ELIGIBLE, SALES, REFUNDS, REFUNDED, PERSONS, VISITS));
  }

  private static Div table(@Nullable Figure published, Figure now, List<Line> lines) {
    var table = new NativeTable();
    table.addClassNames("jx-matrix", "jx-compared");
    NativeTableRow head = table.getHead().addRow();
    head.add(Shown.head(""));
    for (String column :
        published == null ? List.of("now") : List.of("published", "now", "difference")) {
      head.add(Shown.head(Texts.of("statistics." + column), "jx-number"));
    }
    for (Line line : lines) {
      NativeTableRow row = table.getBody().addRow();
      row.add(Shown.rowHead(new Span(Texts.of(line.key()))));
      if (published == null) {
        row.add(Shown.number(line.shown(now)));
      } else {
        Figure difference = now.minus(published);
        row.add(
            Shown.number(line.shown(published)),
            Shown.number(line.shown(now)),
            difference(line.signed(difference), line.of().applyAsLong(difference) != 0));
      }
    }
    var scroll = new Div(table);
    scroll.addClassName("jx-scroll");
    return scroll;
  }

  /** What has changed stands out. */
  static NativeTableCell difference(String text, boolean changed) {
    var cell = Shown.number(text);
    if (changed) {
      cell.addClassName("jx-changed");
    }
    return cell;
  }
}
