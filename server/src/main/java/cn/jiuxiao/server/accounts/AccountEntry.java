package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an administrator enters of an account. The scope is the role's own, all else is dropped. */
public record AccountEntry(
    String username,
    String displayName,
    Role role,
    @Nullable String region,
    @Nullable Long unitId,
    @Nullable Long vendorId,
    @Nullable Long storeId) {

  public AccountEntry {
    username = normalised(username);
    displayName = displayName.strip();
    region = role == Role.COUNTY_OFFICER ? region : null;
    unitId = role == Role.MEMBER_UNIT ? unitId : null;
    vendorId = role == Role.VENDOR ? vendorId : null;
    storeId = role == Role.STORE_MANAGER || role == Role.CASHIER ? storeId : null;
  }

  /** As usernames are compared: what people type differs in case and blanks. */
  static String normalised(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  boolean isNamed() {
    return username.matches("[a-z0-9._@-]{2,60}") && !displayName.isBlank();
  }

  boolean hasItsScope() {
    return switch (role) {
      case COUNTY_OFFICER -> region != null;
      case MEMBER_UNIT -> unitId != null;
      case VENDOR -> vendorId != null;
      case STORE_MANAGER -> storeId != null;
      default -> true;
    };
  }
}
