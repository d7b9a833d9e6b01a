package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.outlets.NewOutlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The transaction of {@link AssignBooth}: assignment and outlet together, or neither. */
@Singleton
class BoothGiving {

  private final Fairs fairs;
  private final HallRepository halls;
  private final BoothRepository booths;
  private final ExhibitorRepository exhibitors;
  private final BoothAssignmentRepository assignments;
  private final Outlets outlets;
  private final AuditLog audit;
  private final Clock clock;

  BoothGiving(
      Fairs fairs,
      HallRepository halls,
      BoothRepository booths,
      ExhibitorRepository exhibitors,
      BoothAssignmentRepository assignments,
      Outlets outlets,
      AuditLog audit,
      Clock clock) {
    this.fairs = fairs;
    this.halls = halls;
    this.booths = booths;
    this.exhibitors = exhibitors;
    this.assignments = assignments;
    this.outlets = outlets;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public Assignment give(Actor actor, long boothId, long exhibitorId) {
    Booth booth = booths.findById(boothId).orElseThrow(NotFound::new);
    Hall hall = halls.findById(booth.hallId()).orElseThrow(NotFound::new);
    Fair fair = fairs.writable(actor, hall.fairId());
    Exhibitor exhibitor = exhibitors.findById(exhibitorId).orElseThrow(NotFound::new);
    if (exhibitor.fairId() != fair.storedId()) {
      throw new NotFound();
    }
    Optional<BoothRow> there = booths.row(boothId).filter(row -> row.exhibitorId() != null);
    if (there.isPresent()) {
      BoothRow row = there.get();
      return row.exhibitorId() != null && row.exhibitorId() == exhibitorId && row.outletId() != null
          ? new Assignment.Assigned(row.outletId())
          : new Assignment.Taken(row.number(), String.valueOf(row.vendorName()));
    }
    BoothAssignment given =
        assignments.save(
            new BoothAssignment(null, boothId, exhibitorId, clock.instant(), actor.userId(), null));
    audit.changed(
        actor.userId(), "booth_assignment", String.valueOf(given.storedId()), null, given);
    String label = "F%d-%s-%s".formatted(fair.storedId(), hall.code(), booth.number());
    String sign =
        exhibitor.sign().isBlank() ? exhibitors.vendorName(exhibitor.vendorId()) : exhibitor.sign();
    return new Assignment.Assigned(
        outlets
            .open(
                actor,
                new NewOutlet(
                    sign,
                    BoothPlace.place(fair.name(), hall.name(), booth.number()),
                    assignedBefore(boothId) ? label + "-" + given.storedId() : label,
                    "FAIR",
                    fair.regionCode(),
                    given.storedId(),
                    null,
                    exhibitor.vendorId()))
            .storedId());
  }

  private boolean assignedBefore(long boothId) {
    return booths.countAssignments(boothId) > 1;
  }

  @Transactional
  public void take(Actor actor, long boothId) {
    fairs.writable(actor, booths.fairOf(boothId).orElseThrow(NotFound::new));
    Optional<BoothAssignment> standing = booths.standing(boothId);
    if (standing.isEmpty()) {
      return;
    }
    long id = standing.get().storedId();
    booths.end(id, clock.instant());
    outlets.ofBooth(id).ifPresent(outlet -> outlets.close(actor, outlet.storedId()));
    audit.changed(actor.userId(), "booth_assignment", String.valueOf(id), standing.get(), null);
  }
}
