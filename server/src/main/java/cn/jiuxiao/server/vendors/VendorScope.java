package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which vendors, and so whose products, an actor may see: all, those of a county, or their own.
 * Null means "any".
 *
 * @param regionCode only vendors of this county
 * @param vendorId only this vendor
 */
public record VendorScope(@Nullable String regionCode, @Nullable Long vendorId) {

  private static final VendorScope EVERYTHING = new VendorScope(null, null);

  /**
   * @throws AccessDenied for those whose work has nothing to do with vendors
   */
  public static VendorScope of(Actor actor) {
    return switch (actor.role()) {
      case ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR, MEMBER_UNIT, FAIR_ORGANIZER, STORE_MANAGER ->
          EVERYTHING;
      case COUNTY_OFFICER -> new VendorScope(Objects.requireNonNull(actor.region()), null);
      case VENDOR -> new VendorScope(null, Objects.requireNonNull(actor.vendorId()));
      case CASHIER -> throw new AccessDenied();
    };
  }

  public boolean includes(Vendor vendor) {
    return (regionCode == null || regionCode.equals(vendor.regionCode()))
        && (vendorId == null || vendorId.equals(vendor.id()));
  }

  /**
   * Officials keep the register: they create vendors, say what is eligible and block what is not
   * safe.
   */
  public static boolean keepsTheRegister(Actor actor) {
    return actor.role() == Role.ADMINISTRATOR
        || actor.role() == Role.PROGRAMME_OFFICE
        || actor.role() == Role.COUNTY_OFFICER;
  }

  /** Who may change a vendor and its products, if they may see them. */
  public static boolean mayChange(Actor actor) {
    return keepsTheRegister(actor) || actor.role() == Role.VENDOR;
  }
}
