package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Refusals;
import cn.jiuxiao.wire.PinVerifier;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cashiers of an outlet and their PINs. A PIN is known to nobody but its cashier: here it is only
 * ever set.
 */
@Singleton
public class Cashiers {

  private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");
  private static final int SALT_BYTES = 16;

  private final CashierRepository cashiers;
  private final Kiosks kiosks;
  private final AuditLog audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Cashiers(CashierRepository cashiers, Kiosks kiosks, AuditLog audit, Clock clock) {
    this.cashiers = cashiers;
    this.kiosks = kiosks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The cashiers of an outlet, disabled ones too, by name. */
  @Transactional
  public List<Cashier> of(Actor actor, long outletId) {
    kiosks.mustHaveTills(actor, outletId);
    return cashiers.findByOutletIdOrderByName(outletId);
  }

  /** Those who may sign in at the outlet's tills now. */
  @Transactional
  List<Cashier> working(long outletId) {
    return cashiers.findByOutletIdOrderByName(outletId).stream()
        .filter(cashier -> cashier.disabledAt() == null)
        .toList();
  }

  @Transactional
  public Cashier add(Actor actor, long outletId, String name, boolean supervisor, String pin) {
    kiosks.workable(actor, outletId);
    mustName(name);
    Stretched stretched = stretch(pin);
    Cashier added =
        Refusals.explained(
            () ->
                cashiers.save(
                    new Cashier(
                        null,
                        outletId,
                        name.strip(),
                        supervisor,
                        null,
                        stretched.salt(),
                        PinVerifier.ITERATIONS,
                        stretched.key(),
                        null,
                        0)),
            "kiosks.cashier-name-taken",
            name.strip());
    audited(actor, null, added);
    return added;
  }

  @Transactional
  public Cashier change(Actor actor, long id, String name, boolean supervisor, boolean disabled) {
    Cashier before = own(actor, id);
    mustName(name);
    Cashier after =
        Refusals.explained(
            () ->
                cashiers.update(
                    new Cashier(
                        before.id(),
                        before.outletId(),
                        name.strip(),
                        supervisor,
                        before.userId(),
                        before.pinSalt(),
                        before.pinIterations(),
                        before.pinKey(),
                        !disabled
                            ? null
                            : before.disabledAt() == null ? clock.instant() : before.disabledAt(),
                        before.version())),
            "kiosks.cashier-name-taken",
            name.strip());
    audited(actor, before, after);
    return after;
  }

  @Transactional
  public void setPin(Actor actor, long id, String pin) {
    Cashier before = own(actor, id);
    Stretched stretched = stretch(pin);
    Cashier after =
        cashiers.update(
            new Cashier(
                before.id(),
                before.outletId(),
                before.name(),
                before.supervisor(),
                before.userId(),
                stretched.salt(),
                PinVerifier.ITERATIONS,
                stretched.key(),
                before.disabledAt(),
                before.version()));
    audited(actor, before, after);
  }

  private static void mustName(String name) {
    if (name.isBlank()) {
      throw new Problem(422, "kiosks.cashier-needs-name");
    }
    Names.mustFit(name);
  }

  private Cashier own(Actor actor, long id) {
    Cashier cashier = cashiers.findById(id).orElseThrow(NotFound::new);
    kiosks.workable(actor, cashier.outletId());
    return cashier;
  }

  private Stretched stretch(String pin) {
    if (!PIN.matcher(pin).matches()) {
      throw new Problem(422, "kiosks.pin-has-4-to-8-digits");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Stretched(salt, PinVerifier.stretch(pin, salt, PinVerifier.ITERATIONS));
  }

  private void audited(Actor actor, @Nullable Cashier before, Cashier after) {
    audit.changed(
        actor.userId(),
        "cashier",
        String.valueOf(after.storedId()),
        before == null ? null : Shown.of(before),
        Shown.of(after));
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  private record Stretched(byte[] salt, byte[] key) {}

  /**
   * A cashier as the audit log shows one: never the PIN's key, but that it changed ({@code
   * pinVersion}).
   */
  record Shown(long outletId, String name, boolean supervisor, boolean disabled, int version) {
    static Shown of(Cashier cashier) {
      return new Shown(
          cashier.outletId(),
          cashier.name(),
          cashier.supervisor(),
          cashier.disabledAt() != null,
          cashier.version());
    }
  }
}
