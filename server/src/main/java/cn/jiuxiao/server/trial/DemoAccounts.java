package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.dues.Payment;
import cn.jiuxiao.server.dues.RecordPayment;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.trial.DemoFiles.Line;
import cn.jiuxiao.server.trial.DemoPlaces.Place;
import cn.jiuxiao.wire.EntryBody.Account;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What units buy on account (单位挂账) in the fortnight, and what they have paid of it. */
@Singleton
class DemoAccounts {

  private final DemoFiles files;
  private final Units units;
  private final RecordPayment payments;

  DemoAccounts(DemoFiles files, Units units, RecordPayment payments) {
    this.files = files;
    this.units = units;
    this.payments = payments;
  }

  /** What one unit takes on one receipt. */
  record Purchase(
      String place,
      LocalDate day,
      LocalTime time,
      String product,
      long quantityMilli,
      Account account) {}

  /** {@code years} moves their days. */
  List<Purchase> purchases(int years) {
    return files.lines("on_account").stream()
        .map(
            line ->
                new Purchase(
                    line.text("place"),
                    line.date("date", years),
                    LocalTime.parse(line.text("time")),
                    line.text("product"),
                    line.number("quantity_milli"),
                    new Account(unit(line), line.text("person"), line.text("note"))))
        .toList();
  }

  /** Records what was paid: after the sales, as nobody pays an account that is not there. */
  void payments(Actor office, List<Place> places, int years) {
    Ids outlets = Place.outlets(places);
    for (Line line : files.lines("unit_payments")) {
      payments.record(
          office,
          outlets.get(line.text("place")),
          unit(line),
          new Payment(
              new Money(line.number("amount_fen")),
              line.date("paid_on", years),
              Payment.Method.valueOf(line.text("method")),
              line.text("note")));
    }
  }

  private String unit(Line line) {
    return units.findByCode(line.text("unit")).orElseThrow().name();
  }
}
