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

  /** Adds a vendor; one that exhibits already is refused, so that its sign is not lost. */
  @Transactional
  public Exhibitor add(Actor actor, long fairId, long vendorId, String sign) {
    fairs.writable(actor, fairId);
    if (!exhibitors.isVendor(vendorId)) {
      throw new NotFound();
    }
    Exhibitor added =
        Refusals.explained(
            () -> exhibitors.save(new Exhibitor(null, fairId, vendorId, sign)),
            "fairs.exhibitsAlready",
            exhibitors.vendorName(vendorId));
    audit.changed(actor.userId(), "exhibitor", String.valueOf(added.storedId()), null, added);
    return added;
  }

  /** Changes what the sign of an exhibitor's booths says; empty for the vendor's name. */
  @Transactional
  public Exhibitor changeSign(Actor actor, long exhibitorId, String sign) {
    Exhibitor before = exhibitors.findById(exhibitorId).orElseThrow(NotFound::new);
    fairs.writable(actor, before.fairId());
    if (before.sign().equals(sign)) {
      return before;
    }
    Exhibitor after =
        exhibitors.update(new Exhibitor(before.id(), before.fairId(), before.vendorId(), sign));
    boothPlaces.follow(actor, before.fairId());
    audit.changed(actor.userId(), "exhibitor", String.valueOf(exhibitorId), before, after);
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
