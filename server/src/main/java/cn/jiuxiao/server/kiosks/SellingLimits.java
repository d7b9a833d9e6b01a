package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * What may be granted at an outlet's tills, as a history: every change makes a next version, so
 * that a sale is held against what its till was told.
 */
@Singleton
public class SellingLimits {
  private final SellingRulesRepository repository;
  private final Kiosks kiosks;
  private final AuditLog audit;
  private final Clock clock;

  SellingLimits(SellingRulesRepository repository, Kiosks kiosks, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.kiosks = kiosks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws NotFound if the outlet has no tills that this person may see
   */
  @Transactional
  public SellingRules of(Actor actor, long outletId) {
    kiosks.mustHaveTills(actor, outletId);
    return of(outletId);
  }

  @Transactional
  SellingRules of(long outletId) {
    return repository.latest(outletId).orElse(SellingRules.UNSET);
  }

  /**
   * What is the same already changes nothing.
   *
   * @param wanted its version is not looked at
   * @throws Problem {@code kiosks.rules-*} if a limit is none
   * @throws NotFound if the outlet has no tills that this person may work
   */
  @Transactional
  public SellingRules change(Actor actor, long outletId, SellingRules wanted) {
    kiosks.workable(actor, outletId);
    wanted.check();
    repository.lock(outletId);
    SellingRules before = of(outletId);
    var after =
        new SellingRules(
            before.version() + 1,
            wanted.cashierDiscountPermille(),
            wanted.supervisorDiscountPermille(),
            wanted.roundingFen());
    if (after.grantsAs(before)) {
      return before;
    }
    repository.insert(
        outletId,
        after.version(),
        after.cashierDiscountPermille(),
        after.supervisorDiscountPermille(),
        after.roundingFen(),
        clock.instant(),
        actor.userId());
    audit.changed(actor.userId(), "outlet_rules", String.valueOf(outletId), before, after);
    return after;
  }
}
