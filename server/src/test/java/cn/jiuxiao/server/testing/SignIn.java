package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.accounts.TestAccounts;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
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
  private static final String COUNTY = "430726";
  private final TestAccounts accounts;
  private final ReferenceData reference;
  private final Sql sql;

  SignIn(TestAccounts accounts, ReferenceData reference, Sql sql) {
    this.accounts = accounts;
    this.reference = reference;
    this.sql = sql;
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

  /**
   * Someone of the role who is responsible for something that exists: Shimen county, the first
   * unit, a vendor, a store. Loads the plan's reference data.
   */
  public Actor withScope(Role role) {
    reference.loadAtSetUp();
    return switch (role) {
      case COUNTY_OFFICER -> asCountyOfficer(COUNTY);
      case MEMBER_UNIT -> asUnit(sql.number("SELECT min(id) FROM unit"));
      case VENDOR -> asVendor(someVendor());
      case STORE_MANAGER -> asStoreManager(someStore());
      case CASHIER -> as(Role.CASHIER, null, null, null, someStore());
      default -> as(role);
    };
  }

  private long someVendor() {
    return sql.number(
        "INSERT INTO vendor (code, name, kind, region_code) VALUES ('OWN', '自家', 'COOPERATIVE', ?)"
            + " ON CONFLICT (code) DO UPDATE SET name = excluded.name RETURNING id",
        COUNTY);
  }

  private long someStore() {
    return sql.number(
        "INSERT INTO store (name, region_code) VALUES ('自家店', ?)"
            + " ON CONFLICT (region_code, name) DO UPDATE SET name = excluded.name RETURNING id",
        COUNTY);
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
