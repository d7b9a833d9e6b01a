package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.dues.AccountLine;
import cn.jiuxiao.server.dues.Payment;
import cn.jiuxiao.server.dues.RecordPayment;
import cn.jiuxiao.server.dues.UnitAccount;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.MoneyField;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.Optional;

/** Records what a unit paid, and takes it back. */
final class PaymentDialogs {
  private final Actor actor;
  private final RecordPayment payments;
  private final Clock clock;

  PaymentDialogs(Actor actor, RecordPayment payments, Clock clock) {
    this.actor = actor;
    this.payments = payments;
    this.clock = clock;
  }

  void record(UnitAccount account, Runnable then) {
    var amount = new MoneyField(Texts.of("dues.amount"), 1, RecordPayment.HIGHEST_FEN);
    amount.setRequiredIndicatorVisible(true);
    amount.setHelperText(Texts.of("dues.owes", account.balance().yuan()));
    DatePicker day = DateFields.of(Texts.of("dues.paidOn"));
    day.setRequiredIndicatorVisible(true);
    day.setValue(BusinessDay.today(clock).date());
    day.setMax(BusinessDay.today(clock).date());
    ComboBox<Payment.Method> method = new ComboBox<>(Texts.of("dues.method"));
    method.setItems(Payment.Method.values());
    method.setItemLabelGenerator(DueWords::method);
    method.setValue(Payment.Method.TRANSFER);
    method.setRequiredIndicatorVisible(true);
    var note = new TextField(Texts.of("dues.note"));
    note.setMaxLength(RecordPayment.LONGEST_NOTE);
    note.setHelperText(Texts.of("dues.noteHelp"));
    new FormDialog(
            Texts.of("dues.recordFrom", DueWords.unit(account.unit())), amount, day, method, note)
        .blaming(amount, "dues.amount-out-of-range")
        .blaming(day, "dues.date-out-of-range")
        .closingIf(
            () -> {
              Optional<Money> typed = amount.money();
              if (typed.isEmpty()) {
                return false;
              }
              payments.record(
                  actor,
                  account.outlet().storedId(),
                  account.unit(),
                  new Payment(typed.get(), day.getValue(), method.getValue(), note.getValue()));
              Notices.done("dues.recorded", typed.get().yuan());
              then.run();
              return true;
            })
        .open();
  }

  void takeBack(AccountLine line, Runnable then) {
    Long payment = line.paymentId();
    if (payment == null) {
      return;
    }
    var reason = new TextArea(Texts.of("dues.reason"));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(RecordPayment.LONGEST_NOTE);
    new FormDialog(
            Texts.of("dues.takeBackTitle", line.amount().yuan()),
            new Paragraph(Texts.of("dues.takeBackText")),
            reason)
        .saying("dues.takeBack")
        .weighty()
        .blaming(reason, "dues.needs-reason", "dues.note-too-long")
        .onSave(
            () -> {
              payments.takeBack(actor, payment, reason.getValue());
              Notices.done("dues.takenBack", line.amount().yuan());
              then.run();
            })
        .open();
  }
}
