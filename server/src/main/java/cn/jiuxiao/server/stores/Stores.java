package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Refusals;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up stores and their sections, and says who may see and change them. */
@Singleton
public class Stores {

  private final StoreRepository stores;
  private final StoreSearch search;
  private final SectionRepository sections;
  private final CounterRepository counters;
  private final CounterOutlets counterOutlets;
  private final AuditLog audit;
  private final Clock clock;

  Stores(
      StoreRepository stores,
      StoreSearch search,
      SectionRepository sections,
      CounterRepository counters,
      CounterOutlets counterOutlets,
      AuditLog audit,
      Clock clock) {
    this.stores = stores;
    this.search = search;
    this.sections = sections;
    this.counters = counters;
    this.counterOutlets = counterOutlets;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds a store (office) or stores the changes of one (office, its manager). */
  @Transactional
  public Store save(Actor actor, Store store) {
    if (store.id() == null) {
      actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    }
    @Nullable Store before = store.id() == null ? null : writable(actor, store.storedId());
    if (before != null
        && !before.regionCode().equals(store.regionCode())
        && !counters.rows(store.storedId()).isEmpty()) {
      throw new Problem(409, "stores.regionIsFixed");
    }
    Store after =
        Refusals.explained(
            () -> before == null ? stores.save(store) : stores.update(store),
            "stores.nameTaken",
            store.name());
    audit.changed(actor.userId(), "store", String.valueOf(after.storedId()), before, after);
    counterOutlets.follow(actor, after.storedId());
    return after;
  }

  /**
   * Closes a store or opens it again. Its counters' tills are parked from then on; the figures
   * stay.
   */
  @Transactional
  public Store setClosed(Actor actor, long id, boolean closed) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    Store before = visible(actor, id);
    if ((before.closedAt() != null) == closed) {
      return before;
    }
    Store after = stores.update(before.closed(closed ? clock.instant() : null));
    audit.changed(actor.userId(), "store", String.valueOf(id), before, after);
    counterOutlets.follow(actor, id);
    return after;
  }

  /** A store that the actor may see; {@link NotFound} otherwise. */
  @Transactional
  public Store visible(Actor actor, long id) {
    if (!search.sees(actor, id)) {
      throw new NotFound();
    }
    return stores.findById(id).orElseThrow(NotFound::new);
  }

  /** A store that the actor may change. */
  @Transactional
  public Store writable(Actor actor, long id) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.STORE_MANAGER);
    return visible(actor, id);
  }

  /** A page of the stores that the actor may see. Filter: region. */
  @Transactional
  public List<StoreRow> find(Actor actor, ListQuery query) {
    return search.rows(actor, query);
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(actor, query);
  }

  @Transactional
  public List<Section> sections(Actor actor, long storeId) {
    visible(actor, storeId);
    return sections.findByStoreIdOrderByName(storeId);
  }

  @Transactional
  public Section saveSection(Actor actor, Section section) {
    writable(actor, section.storeId());
    @Nullable Section before =
        section.id() == null
            ? null
            : sections.findById(section.storedId()).orElseThrow(NotFound::new);
    if (before != null && before.storeId() != section.storeId()) {
      throw new NotFound();
    }
    Section after =
        Refusals.explained(
            () -> before == null ? sections.save(section) : sections.update(section),
            "stores.sectionTaken",
            section.name());
    counterOutlets.follow(actor, section.storeId());
    audit.changed(actor.userId(), "section", String.valueOf(after.storedId()), before, after);
    return after;
  }

  /** Removes a section without counters. */
  @Transactional
  public void removeSection(Actor actor, long sectionId) {
    Section section = sections.findById(sectionId).orElseThrow(NotFound::new);
    writable(actor, section.storeId());
    if (sections.countCounters(sectionId) > 0) {
      throw new Problem(409, "stores.sectionHasCounters", section.name());
    }
    sections.delete(section);
    audit.changed(actor.userId(), "section", String.valueOf(sectionId), section, null);
  }
}
