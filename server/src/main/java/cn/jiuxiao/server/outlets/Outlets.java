package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens, finds and closes outlets. Who sees which is decided in {@link OutletScope}. */
@Singleton
public class Outlets {
  /** All who sell or oversee. Which outlets each sees is their scope. */
  private static final Role[] SEERS = {
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICE,
    Role.COUNTY_OFFICER,
    Role.INSPECTOR,
    Role.FAIR_ORGANIZER,
    Role.STORE_MANAGER,
    Role.VENDOR
  };

  private final OutletRepository repository;
  private final OutletSearch search;
  private final AuditLog audit;
  private final Clock clock;

  Outlets(OutletRepository repository, OutletSearch search, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.search = search;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens an outlet, or gives the one that the booth assignment or counter already has. The caller
   * (fairs, stores) has checked that the place is the actor's.
   */
  @Transactional
  public Outlet open(Actor actor, NewOutlet wanted) {
    Optional<Outlet> there = at(wanted);
    if (there.isPresent()) {
      return there.get();
    }
    Outlet saved =
        repository.save(
            new Outlet(
                null,
                wanted.name(),
                wanted.place(),
                wanted.label(),
                wanted.channelCode(),
                wanted.regionCode(),
                wanted.boothAssignmentId(),
                wanted.counterId(),
                wanted.vendorId(),
                0,
                clock.instant(),
                null,
                null));
    audit.changed(actor.userId(), "outlet", String.valueOf(saved.storedId()), null, saved);
    return saved;
  }

  /** True if the actor may see outlets, and what happens there, at all. */
  public static boolean isSeer(Actor actor) {
    return actor.is(SEERS);
  }

  /** Refuses whoever may see none at all. */
  public static void mustSee(Actor actor) {
    actor.mustBe(SEERS);
  }

  /** What the actor may see, for features that show things of outlets. */
  public OutletScope scope(Actor actor) {
    return OutletScope.of(actor);
  }

  /**
   * An outlet that the actor may see.
   *
   * @throws NotFound if there is none, or it is someone else's
   */
  @Transactional
  public Outlet visible(Actor actor, long id) {
    return search
        .row(OutletScope.of(actor), id)
        .flatMap(row -> repository.findById(id))
        .orElseThrow(NotFound::new);
  }

  @Transactional
  public Optional<Outlet> ofBooth(long boothAssignmentId) {
    return repository.findByBoothAssignmentId(boothAssignmentId);
  }

  @Transactional
  public Optional<Outlet> ofCounter(long counterId) {
    return repository.findByCounterId(counterId);
  }

  /**
   * A page of the outlets that the actor may see. Filters: channel, region, kind, fair, store,
   * state.
   */
  @Transactional
  public List<OutletRow> find(Actor actor, ListQuery query) {
    return search.rows(OutletScope.of(actor), query);
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(OutletScope.of(actor), query);
  }

  /** Gives an outlet the name and place that its booth or counter has now. */
  @Transactional
  public void rename(Actor actor, long id, String name, String place) {
    Outlet before = visible(actor, id);
    if (before.name().equals(name) && before.place().equals(place)) {
      return;
    }
    repository.rename(id, name, place);
    audit.changed(actor.userId(), "outlet", String.valueOf(id), before, visible(actor, id));
  }

  /** Closes an outlet: it stays in the figures; what its tills still send is parked. */
  @Transactional
  public void close(Actor actor, long id) {
    setClosed(actor, id, true);
  }

  @Transactional
  public void reopen(Actor actor, long id) {
    setClosed(actor, id, false);
  }

  private void setClosed(Actor actor, long id, boolean closed) {
    actor.mustBe(
        Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER, Role.STORE_MANAGER);
    Outlet before = visible(actor, id);
    if (before.open() != closed) {
      return;
    }
    repository.close(id, closed ? clock.instant() : null);
    audit.changed(actor.userId(), "outlet", String.valueOf(id), before, visible(actor, id));
  }

  private Optional<Outlet> at(NewOutlet wanted) {
    if (wanted.boothAssignmentId() != null) {
      return repository.findByBoothAssignmentId(wanted.boothAssignmentId());
    }
    if (wanted.counterId() != null) {
      return repository.findByCounterId(wanted.counterId());
    }
    return Optional.empty();
  }
}
