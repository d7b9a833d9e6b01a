package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.ReasonInfo;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Receipt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/** What was sold or taken back, line by line, with what was granted and what it sums to. */
final class ReceiptLines {
  private final EligibilityReasons reasons;

  ReceiptLines(EligibilityReasons reasons) {
    this.reasons = reasons;
  }

  Component of(Receipt receipt) {
    var table = new NativeTable();
    table.addClassName("jx-matrix");
    NativeTableRow head = table.getHead().addRow();
    head.add(
        Shown.head(Texts.of("statistics.product")),
        Shown.head(Texts.of("statistics.eligibility")),
        Shown.head(Texts.of("statistics.price"), "jx-number"),
        Shown.head(Texts.of("statistics.quantity"), "jx-number"),
        Shown.head(Texts.of("statistics.takenBack"), "jx-number"),
        Shown.head(Texts.of("statistics.netYuan"), "jx-number"));
    for (Receipt.Line line : receipt.lines()) {
      NativeTableRow row = table.getBody().addRow();
      row.add(
          Shown.rowHead(product(line)),
          new NativeTableCell(eligibility(line)),
          price(line),
          Shown.number(quantity(line.quantity(), line.unit())),
          Shown.number(
              line.takenBack().equals(Quantity.ZERO)
                  ? "—"
                  : quantity(line.takenBack(), line.unit())),
          Shown.number(line.net().yuan()));
    }
    foot(table, "statistics.totalYuan", receipt.total());
    foot(table, "statistics.eligibleYuan", receipt.eligible());
    if (!receipt.rounding().isZero()) {
      foot(table, "statistics.rounding", receipt.rounding());
    }
    if (!receipt.granted().discount().isZero()) {
      foot(table, "statistics.receiptDiscount", receipt.granted().discount());
    }
    var scroll = new Div(table);
    scroll.addClassName("jx-scroll");
    return scroll;
  }

  /** What was charged, and under it what the list says and what was taken off, with the reason. */
  private static Component price(Receipt.Line line) {
    NativeTableCell cell = Shown.number(line.price().yuan());
    Money list = line.list();
    if (list != null) {
      cell.add(small(Texts.of("statistics.listPrice", list.yuan())));
    }
    if (!line.discount().isZero()) {
      cell.add(small(Texts.of("statistics.lineDiscount", line.discount().yuan())));
    }
    String reason = line.discountReason();
    if (reason != null && !reason.isEmpty()) {
      cell.add(small(reason));
    }
    return cell;
  }

  private static Component small(String words) {
    var small = new Div(new Span(words));
    small.addClassName("jx-quiet");
    return small;
  }

  private static void foot(NativeTable table, String labelKey, Money amount) {
    NativeTableRow row = table.getFoot().addRow();
    var label = Shown.rowHead(new Span(Texts.of(labelKey)));
    label.getElement().setAttribute("colspan", "5");
    row.add(label, Shown.number(amount.yuan()));
  }

  private static Component product(Receipt.Line line) {
    String code = line.productCode();
    var name = new Div(new Span(line.name()));
    if (code != null) {
      Span small = Cells.code(code);
      small.addClassName("jx-quiet");
      name.add(new Span(" "), small);
    }
    return name;
  }

  private Component eligibility(Receipt.Line line) {
    String reason = line.eligibility();
    if (reason == null) {
      return State.NEUTRAL.badge(Texts.of("statistics.notEligible"));
    }
    return State.GOOD.badge(
        reasons.all().stream()
            .filter(info -> info.reason().name().equals(reason))
            .findFirst()
            .map(ReasonInfo::shown)
            .orElse(reason));
  }

  private static String quantity(Quantity quantity, String unit) {
    return quantity + " " + Texts.of("statistics.salesUnit." + unit);
  }
}
