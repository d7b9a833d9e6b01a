package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;

/**
 * Makes the first administrator. While there is no user, a one-time code printed on the console
 * stands guard: whoever can read the console owns the machine anyway.
 */
@Singleton
public class FirstVisit {
  private final UserAccounts users;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Clock clock;
  private final String code;
  private volatile boolean over;

  FirstVisit(UserAccounts users, Passwords passwords, AuditLog audit, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.code = passwords.oneTime();
  }

  /** Whether nobody has an account yet. */
  public boolean isDue() {
    if (!over) {
      over = !users.isEmpty();
    }
    return !over;
  }

  /** To be printed on the console, nowhere else. */
  public String code() {
    return code;
  }

  /** Makes the administrator; the second of two tabs is told that it is done. */
  @Transactional
  public UserAccount createAdministrator(
      String typedCode, String username, String displayName, String password) {
    if (!isTheCode(typedCode)) {
      throw new Problem(422, "accounts.setupCodeWrong");
    }
    var entry = new AccountEntry(username, displayName, Role.ADMINISTRATOR, null, null, null, null);
    if (!entry.isNamed()) {
      throw new Problem(422, "accounts.nameIncomplete");
    }
    Names.mustFit(entry.displayName());
    OwnAccount.mustBeGood(entry.username(), password);
    users.holdTable();
    if (!users.isEmpty()) {
      throw new Problem(409, "accounts.setupDone");
    }
    long id = users.insert(entry, passwords.hash(password), false, clock.instant()).orElseThrow();
    audit.changed(id, Accounts.ENTITY, id, null, entry);
    return users.find(id).orElseThrow();
  }

  private boolean isTheCode(String typed) {
    return MessageDigest.isEqual(
        typed.strip().getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}
