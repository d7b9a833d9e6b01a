package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Enrolled devices as people see them. */
@Singleton
public class Terminals {

  private final TerminalRepository terminals;
  private final TerminalSearch search;
  private final Kiosks kiosks;
  private final Outlets outlets;
  private final AuditLog audit;
  private final Clock clock;

  Terminals(
      TerminalRepository terminals,
      TerminalSearch search,
      Kiosks kiosks,
      Outlets outlets,
      AuditLog audit,
      Clock clock) {
    this.terminals = terminals;
    this.search = search;
    this.kiosks = kiosks;
    this.outlets = outlets;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page of the terminals that the actor may see. Filters: {@code outlet} (id), {@code state}
   * (ACTIVE, REVOKED, UNSENT, UNSETTLED).
   */
  @Transactional
  public List<TerminalRow> find(Actor actor, ListQuery query) {
    return search.rows(outlets.scope(actor), query);
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(outlets.scope(actor), query);
  }

  /** A terminal of an outlet that the actor may see; {@link NotFound} otherwise. */
  @Transactional
  public TerminalRow visible(Actor actor, UUID id) {
    Terminal terminal = terminals.findById(id).orElseThrow(NotFound::new);
    Outlet outlet = outlets.visible(actor, terminal.outletId());
    if (!Kiosks.maySee(actor, outlet)) {
      throw new NotFound();
    }
    return search.row(id).orElseThrow(NotFound::new);
  }

  /** Why it was revoked; empty if it was not. */
  @Transactional
  public String revocationReason(Actor actor, UUID id) {
    visible(actor, id);
    return terminals.revocationReason(id).orElse("");
  }

  /**
   * From now on the terminal may only hand in what it wrote, which is parked. Cannot be undone:
   * enrol the device again.
   */
  @Transactional
  public void revoke(Actor actor, UUID id, String reason) {
    Terminal terminal = terminals.findById(id).orElseThrow(NotFound::new);
    kiosks.workable(actor, terminal.outletId());
    if (reason.isBlank()) {
      throw new Problem(422, "kiosks.revocation-needs-reason");
    }
    if (terminals.isRevoked(id)) {
      return;
    }
    terminals.revoke(id, clock.instant(), actor.userId(), reason.strip());
    audit.changed(
        actor.userId(), "terminal", id.toString(), null, new Revocation(terminal.label(), reason));
  }

  /** As the audit log shows it. */
  record Revocation(String label, String reason) {}
}
