package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/** Accounts of a test's actors, made as they are needed: their password is {@link #PASSWORD}. */
@Singleton
public class TestAccounts {
  public static final String PASSWORD = "long and plain";
  private final Sql sql;
  private final UserAccounts users;
  private final Clock clock;
  private final String hash;

  TestAccounts(Sql sql, UserAccounts users, Passwords passwords, Clock clock) {
    this.sql = sql;
    this.users = users;
    this.clock = clock;
    this.hash = passwords.hash(PASSWORD);
  }

  /** The actor, whose account is there now (audit and all else refer to it). */
  public Actor ensure(Actor actor) {
    // Its scope stays in the actor: the vendor or store a test names need not exist.
    boolean scoped = !entry(actor).hasItsScope() || !actor.equals(unscoped(actor));
    sql.run(
        "INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        actor.userId(),
        "test" + actor.userId(),
        actor.name(),
        hash,
        scoped ? Role.INSPECTOR : actor.role(),
        clock.instant());
    return actor;
  }

  /** Signs the actor in as given, whatever the account says. */
  public void signIn(HttpServletRequest request, Actor actor) {
    ensure(actor);
    int epoch = users.find(actor.userId()).orElseThrow().signInEpoch();
    new SignedIn(actor, epoch, false, clock.instant()).keepIn(request);
  }

  private static AccountEntry entry(Actor actor) {
    return new AccountEntry(
        "test",
        actor.name(),
        actor.role(),
        actor.region(),
        actor.unitId(),
        actor.vendorId(),
        actor.storeId());
  }

  private static Actor unscoped(Actor actor) {
    return new Actor(actor.userId(), actor.name(), actor.role(), null, null, null, null);
  }
}
