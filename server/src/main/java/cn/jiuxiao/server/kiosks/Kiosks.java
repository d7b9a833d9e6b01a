package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.wire.EnrolmentCode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Places where tills stand, and the one-use codes that put a device there. */
@Singleton
public class Kiosks {

  /** How long an enrolment code lives. */
  public static final Duration CODE_LIFE = Duration.ofMinutes(15);

  private static final Role[] WORKERS = {
    Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER, Role.STORE_MANAGER, Role.VENDOR
  };

  private final KioskRepository kiosks;
  private final Outlets outlets;
  private final AuditLog audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Kiosks(KioskRepository kiosks, Outlets outlets, AuditLog audit, Clock clock) {
    this.kiosks = kiosks;
    this.outlets = outlets;
    this.audit = audit;
    this.clock = clock;
  }

  /** The kiosks of an outlet, by label. */
  @Transactional
  public List<Kiosk> of(Actor actor, long outletId) {
    mustHaveTills(actor, outletId);
    return kiosks.findByOutletIdOrderByLabel(outletId);
  }

  /** Adds a place for one more till. */
  @Transactional
  public Kiosk add(Actor actor, long outletId, String name) {
    Outlet outlet = workable(actor, outletId);
    Names.mustFit(name);
    kiosks.lockOutlet(outletId);
    String label = outlet.label() + "-" + (kiosks.countByOutlet(outletId) + 1);
    Kiosk added =
        kiosks.save(new Kiosk(null, outletId, name.isBlank() ? label : name.strip(), label));
    audit.changed(actor.userId(), "kiosk", String.valueOf(added.storedId()), null, added);
    return added;
  }

  /**
   * Makes a code for one device; an earlier one of the same kiosk is void. It is shown once: only
   * its digest is kept.
   */
  @Transactional
  public IssuedCode issueCode(Actor actor, long kioskId) {
    Kiosk kiosk = kiosks.findById(kioskId).orElseThrow(NotFound::new);
    if (!workable(actor, kiosk.outletId()).open()) {
      throw new Problem(409, "kiosks.outlet-closed");
    }
    EnrolmentCode code = EnrolmentCode.random(random);
    Instant now = clock.instant();
    kiosks.lockOutlet(kiosk.outletId());
    kiosks.expireCodes(kioskId, now);
    kiosks.insertCode(code.digest().bytes(), kioskId, actor.userId(), now, now.plus(CODE_LIFE));
    audit.changed(
        actor.userId(), "enrolment_code", kiosk.label(), null, new CodeIssued(kioskId, now));
    return new IssuedCode(code, kiosk, now.plus(CODE_LIFE));
  }

  /**
   * What a list shows of tills, over {@code outlet o} and {@code outlet_place p}: that of outlets
   * whose tills the actor may see, and of it what was searched in these columns.
   */
  public Where scope(Actor actor, ListQuery query, String... columns) {
    Where where =
        new Where(OutletScope.SQL, outlets.scope(actor).parameters()).andContains(query, columns);
    return actor.is(Role.VENDOR) ? where.and("o.vendor_id = ?::bigint", actor.vendorId()) : where;
  }

  /**
   * True if the actor may see the tills of an outlet in their scope: a counter's are none of the
   * vendors it carries.
   */
  public static boolean maySee(Actor actor, Outlet outlet) {
    return !actor.is(Role.VENDOR) || Objects.equals(outlet.vendorId(), actor.vendorId());
  }

  /** True if the actor may also set up tills and cashiers there. */
  public static boolean mayWork(Actor actor, Outlet outlet) {
    return actor.is(WORKERS) && maySee(actor, outlet);
  }

  /** An outlet at which the actor may set up tills and cashiers. */
  public Outlet workable(Actor actor, long outletId) {
    actor.mustBe(WORKERS);
    return mustHaveTills(actor, outletId);
  }

  /** An outlet whose tills the actor may see. */
  public Outlet mustHaveTills(Actor actor, long outletId) {
    Outlet outlet = outlets.visible(actor, outletId);
    if (!maySee(actor, outlet)) {
      throw new Problem(403, "kiosks.tills-are-the-stores");
    }
    return outlet;
  }

  /** A code with the kiosk it is for and when it expires. */
  public record IssuedCode(EnrolmentCode code, Kiosk kiosk, Instant expiresAt) {}

  /** As the audit log shows it: never the code. */
  record CodeIssued(long kioskId, Instant at) {}
}
