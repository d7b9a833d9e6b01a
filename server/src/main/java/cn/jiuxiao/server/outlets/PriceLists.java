package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.catalogue.ProductChanged;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Price lists and their history. Every change makes a next version of the outlet's list; nothing is
 * overwritten, so that a sale can be held against the version that its till showed.
 */
@Singleton
public class PriceLists implements ProductChanged {

  private final OutletRepository repository;
  private final Outlets outlets;
  private final AuditLog audit;
  private final Clock clock;

  PriceLists(OutletRepository repository, Outlets outlets, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.outlets = outlets;
    this.audit = audit;
    this.clock = clock;
  }

  /** What an outlet sells now. */
  @Transactional
  public List<Offer> offers(Actor actor, long outletId) {
    Outlet outlet = outlets.visible(actor, outletId);
    return changesSince(outlet.storedId(), 0).changed();
  }

  /**
   * What changed on an outlet's list after a version; for tills, which have proved whose they are.
   */
  @Transactional
  public CatalogueDelta changesSince(long outletId, long since) {
    Outlet outlet = repository.findById(outletId).orElseThrow(() -> new NotFound());
    long version = outlet.catalogueVersion();
    long from = since < 0 || since > version ? 0 : since;
    return new CatalogueDelta(
        version,
        from,
        repository.offersChanged(outletId, from, version, BusinessDay.today(clock).date()),
        from == 0 ? List.of() : repository.offersRemoved(outletId, from, version));
  }

  /**
   * Changes a price list; what is the same already changes nothing.
   *
   * @return the version that holds now
   * @throws Problem if the actor may see the outlet but not make this change
   * @throws NotFound if the outlet is not the actor's, or a product is not of a vendor that the
   *     outlet carries
   */
  @Transactional
  public long change(Actor actor, long outletId, List<OfferChange> changes) {
    Outlet outlet = outlets.visible(actor, outletId);
    long version = repository.lockCatalogue(outletId);
    Map<Long, OfferChange> lastOfEach = new LinkedHashMap<>();
    changes.forEach(change -> lastOfEach.put(change.productId(), change));
    List<OfferChange> real =
        lastOfEach.values().stream().filter(change -> differs(outletId, change)).toList();
    if (real.isEmpty()) {
      return version;
    }
    for (OfferChange change : real) {
      mayChange(actor, outlet, change);
    }
    long next = version + 1;
    repository.setCatalogueVersion(outletId, next);
    Instant now = clock.instant();
    for (OfferChange change : real) {
      @Nullable Long before = repository.currentPrice(outletId, change.productId()).orElse(null);
      repository.insertOffer(
          outletId, change.productId(), next, change.priceFen(), now, actor.userId());
      audit.changed(
          actor.userId(),
          "outlet_offer",
          outletId + "/" + change.productId(),
          new OfferPrice(before),
          new OfferPrice(change.priceFen()));
    }
    return next;
  }

  /** Makes tills fetch a product again: its name, eligibility or blocking changed. */
  @Override
  @Transactional
  public void productChanged(long productId) {
    for (long outletId : repository.outletsOffering(productId)) {
      long next = repository.lockCatalogue(outletId) + 1;
      repository.setCatalogueVersion(outletId, next);
      repository
          .currentPrice(outletId, productId)
          .ifPresent(
              price ->
                  repository.insertOffer(outletId, productId, next, price, clock.instant(), null));
    }
  }

  private boolean differs(long outletId, OfferChange change) {
    return !Objects.equals(
        repository.currentPrice(outletId, change.productId()).orElse(null), change.priceFen());
  }

  private void mayChange(Actor actor, Outlet outlet, OfferChange change) {
    actor.mustBe(
        Role.ADMINISTRATOR,
        Role.PROGRAMME_OFFICE,
        Role.FAIR_ORGANIZER,
        Role.STORE_MANAGER,
        Role.VENDOR);
    long vendorId =
        repository
            .vendorCarried(outlet.storedId(), change.productId())
            .orElseThrow(() -> new NotFound());
    if (actor.role() != Role.VENDOR) {
      return;
    }
    if (!Objects.equals(actor.vendorId(), vendorId)) {
      throw new NotFound();
    }
    boolean ownBooth = Objects.equals(outlet.vendorId(), vendorId);
    boolean listed = repository.currentPrice(outlet.storedId(), change.productId()).isPresent();
    if (!ownBooth && (!listed || change.priceFen() == null)) {
      throw new Problem(403, "outlets.assortmentIsTheStores");
    }
  }

  /** A price as the audit log shows it. */
  record OfferPrice(@Nullable Long priceFen) {}
}
