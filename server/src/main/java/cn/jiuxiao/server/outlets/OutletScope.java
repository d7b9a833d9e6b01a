package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Which outlets an actor may see: everything, or those that match one of the ids. An id that is
 * null matches nothing.
 *
 * @param organizerId the user who organizes the fair
 */
public record OutletScope(
    boolean everything,
    @Nullable String region,
    @Nullable Long storeId,
    @Nullable Long vendorId,
    @Nullable Long organizerId) {

  /**
   * The scope as SQL over {@code outlet o} and {@code outlet_place p}, with {@link #parameters()}
   * in its places. Whatever shows things of outlets says it with this.
   */
  public static final String SQL =
      """
      (? OR o.region_code = ?::text OR p.store_id = ?::bigint OR o.vendor_id = ?::bigint OR p.organizer_id = ?::bigint
       OR EXISTS (SELECT FROM counter_vendor v WHERE v.counter_id = o.counter_id AND v.vendor_id = ?::bigint))
      """;

  public @Nullable Object[] parameters() {
    return new @Nullable Object[] {everything, region, storeId, vendorId, organizerId, vendorId};
  }

  static OutletScope of(Actor actor) {
    return switch (actor.role()) {
      case ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR ->
          new OutletScope(true, null, null, null, null);
      case COUNTY_OFFICER -> new OutletScope(false, actor.region(), null, null, null);
      case STORE_MANAGER -> new OutletScope(false, null, actor.storeId(), null, null);
      case VENDOR -> new OutletScope(false, null, null, actor.vendorId(), null);
      case FAIR_ORGANIZER -> new OutletScope(false, null, null, null, actor.userId());
      case MEMBER_UNIT, CASHIER -> new OutletScope(false, null, null, null, null);
    };
  }
}
