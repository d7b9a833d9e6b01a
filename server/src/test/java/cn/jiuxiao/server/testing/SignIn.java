package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.accounts.TestAccounts;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import com.microsoft.playwright.Page;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives tests people to act as. Each has an account, so that what they do can be written down:
 * {@code Actor office = signIn.as(Role.PROGRAMME_OFFICE)}, then {@code http(office)} for REST or
 * {@code signIn.in(page, office)} for a browser.
 */
@Singleton
public class SignIn {
  private static final AtomicLong NEXT = new AtomicLong(10_000);
  private final TestAccounts accounts;

  SignIn(TestAccounts accounts) {
    this.accounts = accounts;
  }

  public Actor as(Role role) {
    return as(role, null, null, null, null);
  }

  public Actor asCountyOfficer(String region) {
    return as(Role.COUNTY_OFFICER, region, null, null, null);
  }

  public Actor asUnit(long unitId) {
    return as(Role.MEMBER_UNIT, null, unitId, null, null);
  }

  public Actor asVendor(long vendorId) {
    return as(Role.VENDOR, null, null, vendorId, null);
  }

  public Actor asStoreManager(long storeId) {
    return as(Role.STORE_MANAGER, null, null, null, storeId);
  }

  /** Signs the page's browser in; go on with {@code page.navigate("/…")}. */
  public Page in(Page page, Actor actor) {
    page.navigate(TestSignIn.path(actor));
    return page;
  }

  private Actor as(
      Role role,
      @Nullable String region,
      @Nullable Long unitId,
      @Nullable Long vendorId,
      @Nullable Long storeId) {
    String name = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return accounts.ensure(
        new Actor(NEXT.incrementAndGet(), name, role, region, unitId, vendorId, storeId));
  }
}
