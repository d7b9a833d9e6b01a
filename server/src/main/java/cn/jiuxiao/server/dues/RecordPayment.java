package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Records what a unit paid, and takes back what was recorded by mistake. More may be paid than is
 * owed: an offline till's sale can come after the money for it.
 */
@Singleton
public class RecordPayment {
  /** Characters of a note or reason; a form's field takes no more. */
  public static final int LONGEST_NOTE = 500;

  /** A hundred million yuan: more is a slip of the finger. */
  public static final long HIGHEST_FEN = 10_000_000_000L;

  private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);

  private final Sql sql;
  private final Kiosks kiosks;
  private final UnitAccounts accounts;
  private final AuditLog audit;
  private final Clock clock;

  RecordPayment(Sql sql, Kiosks kiosks, UnitAccounts accounts, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.kiosks = kiosks;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** As the audit log tells it. */
  record Recorded(
      String outlet, String unit, Money amount, LocalDate paidOn, String method, String note) {}

  /** As the audit log tells it. */
  record TakenBack(String reason) {}

  /** Tells the payment's id. */
  @Transactional
  public long record(Actor actor, long outletId, String unit, Payment payment) {
    Outlet outlet = kiosks.workable(actor, outletId);
    accounts.mustExist(outletId, unit);
    if (payment.amount().fen() <= 0 || payment.amount().fen() > HIGHEST_FEN) {
      throw new Problem(422, "dues.amount-out-of-range", new Money(HIGHEST_FEN).yuan());
    }
    LocalDate today = BusinessDay.today(clock).date();
    if (payment.paidOn().isAfter(today) || payment.paidOn().isBefore(FIRST_DAY)) {
      throw new Problem(422, "dues.date-out-of-range", FIRST_DAY.toString(), today.toString());
    }
    String note = payment.note().strip();
    mustFit(note);
    long id =
        sql.number(
            """
            INSERT INTO account_payment (outlet_id, unit, amount_fen, paid_on, method, note, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            outletId,
            unit,
            payment.amount(),
            payment.paidOn(),
            payment.method(),
            note,
            clock.instant(),
            actor.userId());
    audit.changed(
        actor.userId(),
        "account_payment",
        id,
        null,
        new Recorded(
            outlet.name(),
            unit,
            payment.amount(),
            payment.paidOn(),
            payment.method().name(),
            note));
    return id;
  }

  /** Takes it back: it stays on the account, and from today on counts no more. */
  @Transactional
  public void takeBack(Actor actor, long paymentId, String reason) {
    long outletId =
        sql.first(
                "SELECT outlet_id FROM account_payment WHERE id = ?",
                row -> row.getLong(1),
                paymentId)
            .orElseThrow(NotFound::new);
    kiosks.workable(actor, outletId);
    String why = reason.strip();
    if (why.isEmpty()) {
      throw new Problem(422, "dues.needs-reason");
    }
    mustFit(why);
    int taken =
        sql.run(
            "INSERT INTO account_payment_taken_back VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            paymentId,
            clock.instant(),
            actor.userId(),
            why);
    if (taken == 0) {
      throw new Problem(409, "dues.taken-back-before");
    }
    audit.happened(actor.userId(), "TAKEN_BACK", "account_payment", paymentId, new TakenBack(why));
  }

  private static void mustFit(String text) {
    if (text.length() > LONGEST_NOTE) {
      throw new Problem(422, "dues.note-too-long", LONGEST_NOTE);
    }
  }
}
