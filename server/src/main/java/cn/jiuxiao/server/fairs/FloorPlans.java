package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Refusals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Halls and their booths. That booths do not overlap or share a number is the database's to hold;
 * this says it in words.
 */
@Singleton
public class FloorPlans {

  private final Fairs fairs;
  private final HallRepository halls;
  private final BoothRepository booths;
  private final BoothPlaces boothPlaces;
  private final FloorSearch search;
  private final AuditLog audit;

  FloorPlans(
      Fairs fairs,
      HallRepository halls,
      BoothRepository booths,
      BoothPlaces boothPlaces,
      FloorSearch search,
      AuditLog audit) {
    this.fairs = fairs;
    this.halls = halls;
    this.booths = booths;
    this.boothPlaces = boothPlaces;
    this.search = search;
    this.audit = audit;
  }

  @Transactional
  public List<Hall> halls(Actor actor, long fairId) {
    fairs.visible(actor, fairId);
    return halls.findByFairIdOrderByCode(fairId);
  }

  /** The booths of a hall with who has them, by number. */
  @Transactional
  public List<BoothRow> booths(Actor actor, long hallId) {
    Hall hall = halls.findById(hallId).orElseThrow(NotFound::new);
    fairs.visible(actor, hall.fairId());
    return booths.rows(hallId);
  }

  /** A page of a fair's booths. Filters: hall (code), state (FREE, ASSIGNED). */
  @Transactional
  public List<BoothListRow> page(Actor actor, long fairId, ListQuery query) {
    fairs.visible(actor, fairId);
    return search.booths(fairId, query);
  }

  @Transactional
  public int count(Actor actor, long fairId, ListQuery query) {
    fairs.visible(actor, fairId);
    return search.countBooths(fairId, query);
  }

  @Transactional
  public Hall saveHall(Actor actor, Hall hall) {
    fairs.writable(actor, hall.fairId());
    boolean added = hall.id() == null;
    Hall before = added ? hall : hallOf(actor, hall.storedId());
    if (before.fairId() != hall.fairId()) {
      throw new NotFound();
    }
    if (!added && booths.countOutside(hall.storedId(), hall.widthDm(), hall.depthDm()) > 0) {
      throw new Problem(422, "fairs.hallTooSmall", hall.name());
    }
    Hall after =
        Refusals.explained(
            () -> added ? halls.save(hall) : halls.update(hall),
            "fairs.hallCodeTaken",
            hall.code());
    boothPlaces.follow(actor, hall.fairId());
    audit.changed(
        actor.userId(), "hall", String.valueOf(after.storedId()), added ? null : before, after);
    return after;
  }

  /** Removes a hall that has no booths. */
  @Transactional
  public void removeHall(Actor actor, long hallId) {
    Hall hall = hallOf(actor, hallId);
    if (halls.countBooths(hallId) > 0) {
      throw new Problem(409, "fairs.hallHasBooths", hall.name());
    }
    halls.delete(hall);
    audit.changed(actor.userId(), "hall", String.valueOf(hallId), hall, null);
  }

  /** Adds a grid of booths: all of them or, where one would overlap or repeat a number, none. */
  @Transactional
  public int generate(Actor actor, long hallId, BoothGrid grid) {
    Hall hall = hallOf(actor, hallId);
    List<Booth> wanted = grid.booths(hall);
    Refusals.explained(() -> booths.saveAll(wanted), "fairs.boothOverlaps", hall.name());
    audit.changed(actor.userId(), "hall", String.valueOf(hallId), null, grid);
    return wanted.size();
  }

  @Transactional
  public Booth saveBooth(Actor actor, Booth booth) {
    Hall hall = hallOf(actor, booth.hallId());
    boolean added = booth.id() == null;
    Booth before = added ? booth : booths.findById(booth.storedId()).orElseThrow(NotFound::new);
    if (before.hallId() != booth.hallId()) {
      throw new NotFound();
    }
    if (booth.xDm() + booth.widthDm() > hall.widthDm()
        || booth.yDm() + booth.depthDm() > hall.depthDm()) {
      throw new Problem(422, "fairs.boothOutsideHall", booth.number());
    }
    Booth after =
        Refusals.explained(
            () -> added ? booths.save(booth) : booths.update(booth),
            "fairs.boothOverlaps",
            hall.name());
    boothPlaces.follow(actor, hall.fairId());
    audit.changed(
        actor.userId(), "booth", String.valueOf(after.storedId()), added ? null : before, after);
    return after;
  }

  /** Removes a booth that was never anyone's; one that was stays, for the figures. */
  @Transactional
  public void removeBooth(Actor actor, long boothId) {
    Booth booth = booths.findById(boothId).orElseThrow(NotFound::new);
    hallOf(actor, booth.hallId());
    if (booths.countAssignments(boothId) > 0) {
      throw new Problem(409, "fairs.boothHasHistory", booth.number());
    }
    booths.delete(booth);
    audit.changed(actor.userId(), "booth", String.valueOf(boothId), booth, null);
  }

  private Hall hallOf(Actor actor, long hallId) {
    Hall hall = halls.findById(hallId).orElseThrow(NotFound::new);
    fairs.writable(actor, hall.fairId());
    return hall;
  }
}
