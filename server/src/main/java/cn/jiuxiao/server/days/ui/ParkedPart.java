package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.days.ParkedEntry;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** The entries of a day that wait to be settled. */
final class ParkedPart extends Composite<Div> {
  ParkedPart(List<ParkedEntry> entries) {
    NativeTable table =
        Tables.of(
            4, "days.entry", "days.kind", "days.parkedFor", "days.arrived", "days.amountYuan");
    for (ParkedEntry entry : entries) {
      NativeTableRow row = table.getBody().addRow();
      row.add(
          Tables.rowHead(
              DayWords.link(
                  "review/entries/" + entry.terminal() + "/" + entry.branch() + "/" + entry.seq(),
                  entry.label() + "-" + entry.seq())),
          new NativeTableCell(word("statistics.entryKind.", entry.kind())),
          new NativeTableCell(word("review.reason.", entry.reason())),
          new NativeTableCell(Cells.moment(entry.receivedAt())));
      Money amount = entry.amount();
      row.add(Tables.number(amount == null ? "—" : amount.yuan()));
    }
    getContent().addClassName("jx-block");
    getContent().add(Tables.block("days.parkedEntries", Tables.scrolling(table)));
  }

  private static String word(String prefix, @org.jspecify.annotations.Nullable String name) {
    return name == null ? "—" : Texts.has(prefix + name) ? Texts.of(prefix + name) : name;
  }
}
