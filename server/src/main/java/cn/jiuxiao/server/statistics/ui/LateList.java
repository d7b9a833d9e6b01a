package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.LateEntries;
import cn.jiuxiao.server.statistics.LateRow;
import cn.jiuxiao.server.statistics.MonthRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came in or was decided after a month was published: what its difference is made of. */
final class LateList {
  private LateList() {}

  static Component of(LateEntries entries, Actor actor, MonthRow month) {
    var sum = new Paragraph();
    sum.addClassName("jx-sum");
    var list =
        new ListPage<LateRow>(
                query -> entries.page(actor, month.month(), query),
                query -> {
                  LateEntries.Total total = entries.total(actor, month.month(), query);
                  sum.setText(sum(total, month, query));
                  return Math.toIntExact(total.entries());
                })
            .searching("statistics.searchLate")
            .filter("kind", "statistics.kind", kinds())
            .tall()
            .whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "statistics.noLate"))
            .exporting("late-" + month.month());
    list.columns()
        .component("statistics.receiptNumber", null, LateList::number, LateRow::number)
        .component(
            "statistics.kind",
            null,
            LateList::kind,
            row -> Texts.of("statistics.late." + row.kind()))
        .onWideScreens()
        .money("statistics.totalYuan", "total", LateRow::total)
        .money("statistics.eligibleYuan", null, LateRow::eligible)
        .onWideScreens()
        .text("statistics.outlet", null, LateRow::outlet)
        .onWideScreens()
        .text("statistics.day", "day", row -> row.day().toString())
        .onWideScreens()
        .moment("statistics.receivedAt", "received", LateRow::receivedAt)
        .onWideScreens();
    var box = new Div(sum, list);
    box.addClassName("jx-fill");
    return box;
  }

  /** With everything listed, the rest of the difference is what was withdrawn. */
  private static String sum(LateEntries.Total total, MonthRow month, ListQuery query) {
    String listed =
        Texts.of(
            "statistics.lateSum", total.entries(), total.total().yuan(), total.eligible().yuan());
    Figure difference = month.difference();
    if (difference == null || total.withdrawn() == 0 || !query.filters().isEmpty()) {
      return listed;
    }
    Money rest = difference.sums().total().minus(total.total());
    return listed
        + " · "
        + Texts.of("statistics.withdrawnSum", total.withdrawn(), Publications.signed(rest));
  }

  private static Component number(LateRow row) {
    var link = Shown.link(row.route(), row.number());
    link.addClassName("jx-code");
    var beneath =
        new Div(
            new Span(
                Texts.of("statistics.late." + row.kind())
                    + " · "
                    + row.outlet()
                    + " · "
                    + row.day()));
    beneath.addClassName("jx-beneath");
    var cell = new Div(link, beneath);
    cell.addClassName("jx-two-lines");
    return cell;
  }

  private static Component kind(LateRow row) {
    return (switch (row.kind()) {
          case SALE -> State.GOOD;
          case REFUND -> State.WAITING;
          case VOIDED, WITHDRAWN -> State.BAD;
        })
        .badge(Texts.of("statistics.late." + row.kind()));
  }

  private static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    for (LateRow.Kind kind : LateRow.Kind.values()) {
      words.put(kind.name(), Texts.of("statistics.late." + kind));
    }
    return words;
  }
}
