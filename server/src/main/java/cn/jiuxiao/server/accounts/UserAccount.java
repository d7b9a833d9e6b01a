package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's account, without the password.
 *
 * @param mustChange the password is a one-time one
 * @param signInEpoch sign-ins of an earlier epoch are void
 * @param locale "zh" or "en"; null to follow the browser
 */
public record UserAccount(
    long id,
    String username,
    String displayName,
    Role role,
    @Nullable String region,
    @Nullable Long unitId,
    @Nullable Long vendorId,
    @Nullable Long storeId,
    boolean mustChange,
    int signInEpoch,
    @Nullable String locale,
    @Nullable Instant disabledAt,
    Instant createdAt,
    int version) {

  public boolean isEnabled() {
    return disabledAt == null;
  }

  public Actor actor() {
    return new Actor(id, displayName, role, region, unitId, vendorId, storeId);
  }

  /** What an administrator may change of it. */
  public AccountEntry entry() {
    return new AccountEntry(username, displayName, role, region, unitId, vendorId, storeId);
  }
}
