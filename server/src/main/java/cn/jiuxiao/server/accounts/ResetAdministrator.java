package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** For the locked-out: whoever runs the machine gets the first administrator a new password. */
@Singleton
public class ResetAdministrator {
  private final UserAccounts users;
  private final Passwords passwords;
  private final SignInFailures failures;
  private final AuditLog audit;
  private final Sql sql;

  ResetAdministrator(
      UserAccounts users, Passwords passwords, SignInFailures failures, AuditLog audit, Sql sql) {
    this.users = users;
    this.passwords = passwords;
    this.failures = failures;
    this.audit = audit;
    this.sql = sql;
  }

  /** The first enabled administrator, else the first disabled one; empty if there never was one. */
  @Transactional
  public Optional<OneTimePassword> reset() {
    Optional<Long> id =
        sql.first(
            "SELECT id FROM user_account WHERE role = ? ORDER BY disabled_at IS NOT NULL, id LIMIT 1"
                + " FOR UPDATE",
            row -> row.getLong(1),
            Role.ADMINISTRATOR);
    return id.flatMap(users::find).map(this::reset);
  }

  private OneTimePassword reset(UserAccount administrator) {
    String password = passwords.oneTime();
    users.setPassword(administrator.id(), passwords.hash(password), true);
    users.enable(administrator.id());
    failures.forget(administrator.username());
    audit.happened(null, "PASSWORD_RESET", Accounts.ENTITY, administrator.id(), null);
    return new OneTimePassword(administrator.id(), administrator.username(), password);
  }
}
