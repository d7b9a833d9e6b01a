package cn.jiuxiao.server.shared;

import java.io.Serializable;
import java.security.Principal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who acts. The first parameter of every service method that a person calls; the service checks
 * role and scope itself.
 *
 * @param region GB/T 2260 code a county officer is confined to
 * @param unitId the member unit the person reports for
 * @param vendorId the vendor whose goods the person manages
 * @param storeId the store the person manages or works in
 */
public record Actor(
    long userId,
    String name,
    Role role,
    @Nullable String region,
    @Nullable Long unitId,
    @Nullable Long vendorId,
    @Nullable Long storeId)
    implements Principal, Serializable {

  /** The same as {@link #name}: the servlet container asks this way. */
  @Override
  public String getName() {
    return name;
  }

  public boolean is(Role... roles) {
    return Arrays.asList(roles).contains(role);
  }

  /** Throws {@link AccessDenied} unless the actor has one of the roles. */
  public void mustBe(Role... roles) {
    if (!is(roles)) {
      throw new AccessDenied();
    }
  }

  /**
   * Throws {@link NotFound} if a vendor reaches for another vendor's things: what is not ours does
   * not exist for us.
   */
  public void mustOwnVendor(long vendor) {
    if (role == Role.VENDOR && !Objects.equals(vendorId, vendor)) {
      throw new NotFound();
    }
  }

  /** The same for stores. */
  public void mustOwnStore(long store) {
    if (is(Role.STORE_MANAGER, Role.CASHIER) && !Objects.equals(storeId, store)) {
      throw new NotFound();
    }
  }

  /** The same for a county officer's region. */
  public void mustCoverRegion(String code) {
    if (role == Role.COUNTY_OFFICER && !Objects.equals(region, code)) {
      throw new NotFound();
    }
  }
}
