package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.journal.OfficeJournal;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Publishes months: the figures are frozen as they stand, and the office signs their digest. Tills
 * go on; what comes in later counts on its day, and shows as the difference.
 */
@Singleton
public class MonthLocks {
  private static final int LONGEST_NOTE = 500;

  private final JdbcOperations database;
  private final LockMonth lockMonth;
  private final AuditLog audit;
  private final Clock clock;

  MonthLocks(JdbcOperations database, OfficeJournal officeJournal, AuditLog audit, Clock clock) {
    this.database = database;
    this.lockMonth = new LockMonth(officeJournal, clock);
    this.audit = audit;
    this.clock = clock;
  }

  /** True if the actor publishes months. */
  public static boolean locks(Actor actor) {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }

  /**
   * Publishes a month, or publishes it anew.
   *
   * @param seen what the person saw of it; refused if someone else was faster
   * @param note the reason, which a month that was published before must have
   * @return the publication's number
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public int lock(Actor actor, YearMonth month, MonthStanding seen, String note) {
    mustLock(actor);
    if (!month.isBefore(BusinessDay.today(clock).month())) {
      throw new Problem(422, "statistics.lock.notOver", month);
    }
    String reason = seen.number() == 0 ? checked(note) : given(note);
    database.execute(
        connection -> {
          lockMonth.lock(connection, actor.userId(), month, seen, reason);
          return null;
        });
    audit(actor, month, seen, new Audited(seen.number() + 1, "LOCKED", reason));
    return seen.number() + 1;
  }

  /** Takes a publication back, for a reason; the month then shows what stands. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void lift(Actor actor, YearMonth month, MonthStanding seen, String reason) {
    mustLock(actor);
    if (!seen.isLocked()) {
      throw LockMonth.changedMeanwhile(month);
    }
    String given = given(reason);
    database.execute(
        connection -> {
          lockMonth.lift(connection, actor.userId(), month, seen, given);
          return null;
        });
    audit(actor, month, seen, new Audited(seen.number(), "LIFTED", given));
  }

  /** How a publication reads in the audit log. */
  private record Audited(int number, String decision, @Nullable String note) {}

  private void audit(Actor actor, YearMonth month, MonthStanding before, Audited after) {
    audit.changed(
        actor.userId(),
        "month_lock",
        month,
        before.number() == 0
            ? null
            : new Audited(before.number(), before.lifted() ? "LIFTED" : "LOCKED", null),
        after);
  }

  private static void mustLock(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }

  private static String given(String reason) {
    if (reason.isBlank()) {
      throw new Problem(422, "statistics.lock.reasonMissing");
    }
    return checked(reason);
  }

  private static String checked(String note) {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new Problem(422, "statistics.lock.noteTooLong", LONGEST_NOTE);
    }
    return note.strip();
  }
}
