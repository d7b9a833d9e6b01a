package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Refusals;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The printers of an outlet. Only who runs the place adds them, no vendor: the server opens
 * connections to these addresses.
 */
@Singleton
public class Printers {
  private final PrinterRepository printers;
  private final PrinterAddresses addresses;
  private final Kiosks kiosks;
  private final TillOutlets outlets;
  private final AuditLog audit;

  Printers(
      PrinterRepository printers,
      PrinterAddresses addresses,
      Kiosks kiosks,
      TillOutlets outlets,
      AuditLog audit) {
    this.printers = printers;
    this.addresses = addresses;
    this.kiosks = kiosks;
    this.outlets = outlets;
    this.audit = audit;
  }

  /**
   * By name.
   *
   * @throws NotFound if the outlet has no tills that this person may see
   */
  @Transactional
  public List<Printer> of(Actor actor, long outletId) {
    kiosks.mustHaveTills(actor, outletId);
    return of(outletId);
  }

  @Transactional
  List<Printer> of(long outletId) {
    return printers.findByOutletIdOrderByName(outletId);
  }

  /**
   * Adds a printer, or changes the one of that id.
   *
   * @throws Problem {@code kiosks.printer-*} if name, host or port is none, or the name is taken
   */
  @Transactional
  public Printer save(Actor actor, Printer typed) {
    mustManage(actor, typed.outletId());
    var wanted =
        new Printer(
            typed.id(),
            typed.outletId(),
            typed.name().strip(),
            typed.host().strip(),
            typed.port(),
            typed.version());
    check(wanted);
    Printer before = wanted.id() == null ? null : own(actor, wanted.storedId());
    if (before != null && before.outletId() != wanted.outletId()) {
      throw new NotFound();
    }
    Printer after =
        Refusals.explained(
            () -> wanted.id() == null ? printers.save(wanted) : printers.update(wanted),
            "kiosks.printer-name-taken",
            wanted.name());
    audit.changed(
        actor.userId(), "outlet_printer", String.valueOf(after.storedId()), before, after);
    return after;
  }

  @Transactional
  public void remove(Actor actor, long id) {
    Printer before = own(actor, id);
    printers.delete(before);
    audit.changed(actor.userId(), "outlet_printer", String.valueOf(id), before, null);
  }

  /**
   * @throws NotFound also if it is another outlet's: ids tell nothing
   */
  @Transactional
  Printer ofTill(UUID terminal, long id) {
    long outlet = outlets.of(terminal);
    return printers
        .findById(id)
        .filter(printer -> printer.outletId() == outlet)
        .orElseThrow(NotFound::new);
  }

  private void check(Printer printer) {
    if (printer.name().isEmpty()) {
      throw new Problem(422, "kiosks.printer-needs-name");
    }
    Names.mustFit(printer.name());
    if (!addresses.areWritten(printer.host())) {
      throw new Problem(422, "kiosks.printer-host");
    }
    if (!addresses.mayPrintAt(printer.port())) {
      throw new Problem(422, "kiosks.printer-port", addresses.ports());
    }
  }

  private Printer own(Actor actor, long id) {
    Printer printer = printers.findById(id).orElseThrow(NotFound::new);
    mustManage(actor, printer.outletId());
    return printer;
  }

  private void mustManage(Actor actor, long outletId) {
    actor.mustBe(
        Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER, Role.STORE_MANAGER);
    kiosks.workable(actor, outletId);
  }
}
