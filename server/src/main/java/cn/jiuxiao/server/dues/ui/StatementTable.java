package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.dues.AccountLine;
import cn.jiuxiao.server.dues.UnitAccount;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.wire.ReceiptCode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of an account, with what was owed after each. */
final class StatementTable extends Composite<Div> {
  private static final int FIRST_NUMBER = 5;

  private final transient UnitAccount account;
  private final transient Consumer<AccountLine> takeBack;

  StatementTable(UnitAccount account, Consumer<AccountLine> takeBack) {
    this.account = account;
    this.takeBack = takeBack;
    getContent().addClassName("jx-scroll");
    getContent().getElement().setAttribute("tabindex", "0");
    if (account.lines().isEmpty()) {
      getContent().add(new Paragraph(Texts.of("dues.nothingInSpan")));
      return;
    }
    var table = new NativeTable();
    table.addClassName("jx-matrix");
    head(table.getHead().addRow());
    account.lines().forEach(line -> row(table.getBody().addRow(), line));
    getContent().add(table);
  }

  private static void head(NativeTableRow row) {
    String[] keys = {
      "dues.day",
      "dues.kind",
      "dues.receipt",
      "dues.person",
      "dues.note",
      "dues.moreYuan",
      "dues.lessYuan",
      "dues.balanceYuan"
    };
    for (int column = 0; column < keys.length; column++) {
      var cell = new NativeTableHeaderCell(Texts.of(keys[column]));
      cell.getElement().setAttribute("scope", "col");
      if (column >= FIRST_NUMBER) {
        cell.addClassName("jx-number");
      }
      row.add(cell);
    }
  }

  private void row(NativeTableRow row, AccountLine line) {
    var day = new NativeTableHeaderCell(line.day().toString());
    day.getElement().setAttribute("scope", "row");
    row.add(
        day,
        new NativeTableCell(badge(line.kind())),
        new NativeTableCell(what(line)),
        new NativeTableCell(line.person()),
        note(line.note()),
        number(line.isMore() ? line.amount() : null),
        number(line.isMore() ? null : line.amount()),
        number(line.balance()));
  }

  private static Component badge(AccountLine.Kind kind) {
    return (switch (kind) {
          case PUT -> State.WAITING;
          case BACK, TAKEN_BACK -> State.NEUTRAL;
          case PAID -> State.GOOD;
        })
        .badge(DueWords.kind(kind));
  }

  private Component what(AccountLine line) {
    ReceiptCode receipt = line.receipt();
    String number = line.number();
    if (receipt != null && number != null) {
      return DueWords.link("sales/receipts/" + receipt.text(), number);
    }
    var cell = new Div(new Span(DueWords.method(line.method())));
    cell.addClassName("jx-states");
    cell.getStyle().set("align-items", "center");
    if (line.paymentId() != null && account.mayRecord()) {
      var button = new Button(Texts.of("dues.takeBack"), click -> takeBack.accept(line));
      button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      var actions = new Span(button);
      actions.addClassName("jx-actions");
      cell.add(actions);
    }
    return cell;
  }

  private static NativeTableCell note(String text) {
    var cell = new NativeTableCell(text);
    cell.getStyle().set("white-space", "normal").set("min-width", "8em");
    return cell;
  }

  private static NativeTableCell number(@Nullable Money money) {
    var cell = new NativeTableCell(money == null ? "" : money.yuan());
    cell.addClassName("jx-number");
    return cell;
  }
}
