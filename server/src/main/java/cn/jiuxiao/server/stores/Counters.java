package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.NewOutlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Refusals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counters and the vendors they carry. A new counter is an outlet of the channel SUPERMARKET from
 * the start.
 */
@Singleton
public class Counters {

  private final Stores stores;
  private final SectionRepository sections;
  private final CounterRepository counters;
  private final Outlets outlets;
  private final CounterOutlets counterOutlets;
  private final AuditLog audit;
  private final Clock clock;

  Counters(
      Stores stores,
      SectionRepository sections,
      CounterRepository counters,
      Outlets outlets,
      CounterOutlets counterOutlets,
      AuditLog audit,
      Clock clock) {
    this.stores = stores;
    this.sections = sections;
    this.counters = counters;
    this.outlets = outlets;
    this.counterOutlets = counterOutlets;
    this.audit = audit;
    this.clock = clock;
  }

  /** The counters of a store, by section and name. */
  @Transactional
  public List<CounterRow> find(Actor actor, long storeId) {
    stores.visible(actor, storeId);
    return counters.rows(storeId);
  }

  /** Adds a counter and opens its outlet, or renames one. */
  @Transactional
  public Counter save(Actor actor, Counter counter) {
    Section section = sections.findById(counter.sectionId()).orElseThrow(NotFound::new);
    Store store = stores.writable(actor, section.storeId());
    @Nullable Counter before = counter.id() == null ? null : counterOf(actor, counter.storedId());
    if (before != null && before.sectionId() != counter.sectionId()) {
      Section from = sections.findById(before.sectionId()).orElseThrow(NotFound::new);
      if (from.storeId() != section.storeId()) {
        throw new NotFound();
      }
    }
    Counter after =
        Refusals.explained(
            () -> before == null ? counters.save(counter) : counters.update(counter),
            "stores.counterTaken",
            counter.name());
    audit.changed(actor.userId(), "counter", String.valueOf(after.storedId()), before, after);
    if (before == null) {
      outlets.open(actor, outletOf(store, section, after));
    }
    counterOutlets.follow(actor, store.storedId());
    return after;
  }

  /** Closes a counter or opens it again: its tills sell no more; its figures stay. */
  @Transactional
  public Counter setClosed(Actor actor, long counterId, boolean closed) {
    Counter before = counterOf(actor, counterId);
    if ((before.closedAt() != null) == closed) {
      return before;
    }
    Counter after = counters.update(before.closed(closed ? clock.instant() : null));
    audit.changed(actor.userId(), "counter", String.valueOf(counterId), before, after);
    counterOutlets.follow(
        actor, sections.findById(before.sectionId()).orElseThrow(NotFound::new).storeId());
    return after;
  }

  private static NewOutlet outletOf(Store store, Section section, Counter counter) {
    return new NewOutlet(
        counter.name(),
        CounterOutlets.place(store.name(), section.name()),
        "S%d-%d".formatted(store.storedId(), counter.storedId()),
        "SUPERMARKET",
        store.regionCode(),
        null,
        counter.storedId(),
        null);
  }

  /** The vendors a counter carries, by name. */
  @Transactional
  public List<CarriedVendor> carried(Actor actor, long counterId) {
    Counter counter = counters.findById(counterId).orElseThrow(NotFound::new);
    stores.visible(
        actor, sections.findById(counter.sectionId()).orElseThrow(NotFound::new).storeId());
    return counters.carried(counterId);
  }

  /** Carries a vendor from now on; carrying it already changes nothing. */
  @Transactional
  public void carry(Actor actor, long counterId, long vendorId) {
    counterOf(actor, counterId);
    if (carries(counterId, vendorId)) {
      return;
    }
    if (!counters.isVendor(vendorId)) {
      throw new NotFound();
    }
    counters.carry(counterId, vendorId);
    audit.changed(
        actor.userId(),
        "counter_vendor",
        counterId + "/" + vendorId,
        null,
        new Carried(counterId, vendorId));
  }

  /** Stops carrying a vendor, whose products must have left the counter's price list. */
  @Transactional
  public void drop(Actor actor, long counterId, long vendorId) {
    counterOf(actor, counterId);
    if (!carries(counterId, vendorId)) {
      return;
    }
    if (counters.countOffers(counterId, vendorId) > 0) {
      throw new Problem(409, "stores.vendorStillOffered");
    }
    counters.drop(counterId, vendorId);
    audit.changed(
        actor.userId(),
        "counter_vendor",
        counterId + "/" + vendorId,
        new Carried(counterId, vendorId),
        null);
  }

  private boolean carries(long counterId, long vendorId) {
    return counters.carried(counterId).stream().anyMatch(each -> each.vendorId() == vendorId);
  }

  private Counter counterOf(Actor actor, long counterId) {
    Counter counter = counters.findById(counterId).orElseThrow(NotFound::new);
    Section section = sections.findById(counter.sectionId()).orElseThrow(NotFound::new);
    stores.writable(actor, section.storeId());
    return counter;
  }

  /** A vendor at a counter, as the audit log shows it. */
  record Carried(long counterId, long vendorId) {}
}
