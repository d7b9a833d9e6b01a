package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;

/** Tables of a few rows, which print as they stand. */
final class Tables {
  private Tables() {}

  /** Headers of texts first, then of numbers. */
  static NativeTable of(int texts, String... headerKeys) {
    var table = new NativeTable();
    table.addClassName("jx-matrix");
    NativeTableRow head = table.getHead().addRow();
    for (int column = 0; column < headerKeys.length; column++) {
      var cell = new NativeTableHeaderCell(Texts.of(headerKeys[column]));
      cell.getElement().setAttribute("scope", "col");
      if (column >= texts) {
        cell.addClassName("jx-number");
      }
      head.add(cell);
    }
    return table;
  }

  static NativeTableHeaderCell rowHead(Component content) {
    var cell = new NativeTableHeaderCell(content);
    cell.getElement().setAttribute("scope", "row");
    return cell;
  }

  static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.addClassName("jx-number");
    return cell;
  }

  static NativeTableCell number(Component content) {
    var cell = new NativeTableCell(content);
    cell.addClassName("jx-number");
    return cell;
  }

  static Component scrolling(NativeTable table) {
    var scroll = new Div(table);
    scroll.addClassName("jx-scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    return scroll;
  }

  static Component block(String titleKey, Component... content) {
    var block = new Div(new H2(Texts.of(titleKey)));
    block.add(content);
    block.addClassName("jx-block");
    return block;
  }
}
