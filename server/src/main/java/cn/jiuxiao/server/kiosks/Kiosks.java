package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.wire.EnrolmentCode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Places where tills stand, and the one-use codes that put a device there. */
@Singleton
public class Kiosks {

  /** How long an enrolment code lives. */
  public static final Duration CODE_LIFE = Duration.ofMinutes(15);

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

  /** An outlet at which the actor may set up tills and cashiers. */
  public Outlet workable(Actor actor, long outletId) {
    actor.mustBe(
        Role.ADMINISTRATOR,
        Role.PROGRAMME_OFFICE,
        Role.FAIR_ORGANIZER,
        Role.STORE_MANAGER,
        Role.VENDOR);
    return mustHaveTills(actor, outletId);
  }

  /** An outlet whose tills the actor may see: a counter's are none of the vendors it carries. */
  public Outlet mustHaveTills(Actor actor, long outletId) {
    Outlet outlet = outlets.visible(actor, outletId);
    if (actor.role() == Role.VENDOR && outlet.vendorId() == null) {
      throw new Problem(403, "kiosks.tills-are-the-stores");
    }
    return outlet;
  }

  /** A code with the kiosk it is for and when it expires. */
  public record IssuedCode(EnrolmentCode code, Kiosk kiosk, Instant expiresAt) {}

  /** As the audit log shows it: never the code. */
  record CodeIssued(long kioskId, Instant at) {}
}
