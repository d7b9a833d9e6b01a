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
import org.jspecify.annotations.Nullable;

/** Which vendors are at a fair. */
@Singleton
public class Exhibitors {

  private final Fairs fairs;
  private final ExhibitorRepository exhibitors;
  private final BoothPlaces boothPlaces;
  private final FloorSearch search;
  private final AuditLog audit;

  Exhibitors(
      Fairs fairs,
      ExhibitorRepository exhibitors,
      BoothPlaces boothPlaces,
      FloorSearch search,
      AuditLog audit) {
    this.fairs = fairs;
    this.exhibitors = exhibitors;
    this.boothPlaces = boothPlaces;
    this.search = search;
    this.audit = audit;
  }

  /** The exhibitors of a fair whose name or code contains {@code text}, by name. */
  @Transactional
  public List<ExhibitorRow> find(Actor actor, long fairId, @Nullable String text) {
    fairs.visible(actor, fairId);
    return exhibitors.rows(fairId, text);
  }

  /** A page of a fair's exhibitors; sorts: name, code, region, sign. */
  @Transactional
  public List<ExhibitorRow> page(Actor actor, long fairId, ListQuery query) {
    fairs.visible(actor, fairId);
    return search.exhibitors(fairId, query);
  }

  @Transactional
  public int count(Actor actor, long fairId, ListQuery query) {
    fairs.visible(actor, fairId);
    return search.countExhibitors(fairId, query);
  }

  /** An exhibitor of a fair that the actor may see. */
  @Transactional
  public Exhibitor visible(Actor actor, long id) {
    Exhibitor exhibitor = exhibitors.findById(id).orElseThrow(NotFound::new);
    fairs.visible(actor, exhibitor.fairId());
    return exhibitor;
  }

  /** Adds a vendor; one that exhibits already stays as it is, but for the sign. */
  @Transactional
  public Exhibitor add(Actor actor, long fairId, long vendorId, String sign) {
    fairs.writable(actor, fairId);
    @Nullable Exhibitor before = exhibitors.findByFairIdAndVendorId(fairId, vendorId).orElse(null);
    if (before != null && before.sign().equals(sign)) {
      return before;
    }
    if (before == null && !exhibitors.isVendor(vendorId)) {
      throw new NotFound();
    }
    Exhibitor after =
        before == null
            ? Refusals.explained(
                () -> exhibitors.save(new Exhibitor(null, fairId, vendorId, sign)),
                "problem.changedMeanwhile")
            : exhibitors.update(new Exhibitor(before.id(), fairId, vendorId, sign));
    boothPlaces.follow(actor, fairId);
    audit.changed(actor.userId(), "exhibitor", String.valueOf(after.storedId()), before, after);
    return after;
  }

  /** Removes an exhibitor that never had a booth. */
  @Transactional
  public void remove(Actor actor, long exhibitorId) {
    Exhibitor exhibitor = exhibitors.findById(exhibitorId).orElseThrow(NotFound::new);
    fairs.writable(actor, exhibitor.fairId());
    if (exhibitors.hadBooth(exhibitorId)) {
      throw new Problem(
          409, "fairs.exhibitorHadBooth", exhibitors.vendorName(exhibitor.vendorId()));
    }
    exhibitors.delete(exhibitor);
    audit.changed(actor.userId(), "exhibitor", String.valueOf(exhibitorId), exhibitor, null);
  }
}
