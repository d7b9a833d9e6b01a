package cn.jiuxiao.server.fairs;

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
import java.util.Map;
import java.util.Objects;

/** Sets up fairs and says who may see and change them. */
@Singleton
public class Fairs {

  private final FairRepository fairs;
  private final FairSearch search;
  private final BoothPlaces boothPlaces;
  private final AuditLog audit;
  private final Clock clock;

  Fairs(
      FairRepository fairs,
      FairSearch search,
      BoothPlaces boothPlaces,
      AuditLog audit,
      Clock clock) {
    this.fairs = fairs;
    this.search = search;
    this.boothPlaces = boothPlaces;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds a fair, or stores the changes of one; an organizer's new fair is the organizer's own. */
  @Transactional
  public Fair save(Actor actor, Fair fair) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER);
    if (fair.id() == null) {
      Fair added =
          fairs.save(actor.is(Role.FAIR_ORGANIZER) ? organizedBy(fair, actor.userId()) : fair);
      audit.changed(actor.userId(), "fair", String.valueOf(added.storedId()), null, added);
      return added;
    }
    Fair before = writable(actor, fair.storedId());
    if (actor.is(Role.FAIR_ORGANIZER)
        && !Objects.equals(fair.organizerId(), before.organizerId())) {
      throw new NotFound();
    }
    if (!fair.regionCode().equals(before.regionCode()) && boothPlaces.any(fair.storedId())) {
      throw new Problem(409, "fairs.regionIsFixed");
    }
    Fair after = Refusals.explained(() -> fairs.update(fair), "fairs.refused", fair.name());
    boothPlaces.follow(actor, after.storedId());
    audit.changed(actor.userId(), "fair", String.valueOf(after.storedId()), before, after);
    return after;
  }

  /** Cancels a fair and closes its outlets; its figures stay. */
  @Transactional
  public Fair cancel(Actor actor, long id) {
    Fair before = writable(actor, id);
    if (before.cancelledAt() != null) {
      return before;
    }
    Fair after = fairs.update(before.cancelled(clock.instant()));
    boothPlaces.close(actor, id);
    audit.changed(actor.userId(), "fair", String.valueOf(id), before, after);
    return after;
  }

  /** A fair that the actor may see; {@link NotFound} otherwise. */
  @Transactional
  public Fair visible(Actor actor, long id) {
    if (!search.sees(actor, id)) {
      throw new NotFound();
    }
    return fairs.findById(id).orElseThrow(NotFound::new);
  }

  /** A fair that the actor may change. */
  @Transactional
  public Fair writable(Actor actor, long id) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER);
    return visible(actor, id);
  }

  /** A page of the fairs that the actor may see. Filter: region. */
  @Transactional
  public List<FairRow> find(Actor actor, ListQuery query) {
    return search.rows(actor, query);
  }

  /** Names of those who may be a fair's organizer, by user. */
  @Transactional
  public Map<Long, String> organizers(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    return search.organizers();
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(actor, query);
  }

  private static Fair organizedBy(Fair fair, long userId) {
    return new Fair(
        null,
        fair.name(),
        fair.nameEn(),
        fair.venue(),
        fair.regionCode(),
        fair.firstDay(),
        fair.lastDay(),
        userId,
        null,
        0);
  }
}
