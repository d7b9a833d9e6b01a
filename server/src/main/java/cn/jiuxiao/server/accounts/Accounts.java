package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** What administrators do with accounts. */
@Singleton
public class Accounts {
  static final String ENTITY = "user_account";

  private final UserAccounts users;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Clock clock;

  Accounts(UserAccounts users, Passwords passwords, AuditLog audit, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /** Filters: {@code role}, {@code state} ("enabled" or "disabled"). */
  public List<UserAccount> page(Actor actor, ListQuery query) {
    actor.mustBe(Role.ADMINISTRATOR);
    return users.page(query);
  }

  public int count(Actor actor, ListQuery query) {
    actor.mustBe(Role.ADMINISTRATOR);
    return users.count(query);
  }

  public UserAccount get(Actor actor, long id) {
    actor.mustBe(Role.ADMINISTRATOR);
    return users.find(id).orElseThrow(NotFound::new);
  }

  /** Makes an account whose password must be changed at the first sign-in. */
  @Transactional
  public OneTimePassword create(Actor actor, AccountEntry entry) {
    actor.mustBe(Role.ADMINISTRATOR);
    check(entry);
    String password = passwords.oneTime();
    long id =
        users
            .insert(entry, passwords.hash(password), true, clock.instant())
            .orElseThrow(() -> new Problem(409, "accounts.usernameTaken", entry.username()));
    audit.changed(actor.userId(), ENTITY, id, null, entry);
    return new OneTimePassword(id, entry.username(), password);
  }

  /** The username stays; a changed role or scope signs the person out everywhere. */
  @Transactional
  public void edit(Actor actor, long id, int version, AccountEntry wanted) {
    actor.mustBe(Role.ADMINISTRATOR);
    check(wanted);
    List<Long> administrators = users.holdAdministrators();
    UserAccount before = get(actor, id);
    if (wanted.role() != Role.ADMINISTRATOR) {
      mustNotBeTheLast(administrators, id);
    }
    boolean otherRights = !Objects.equals(before.actor(), actorOf(before, wanted));
    if (!users.update(id, version, wanted, otherRights)) {
      throw new Problem(409, "accounts.changedMeanwhile");
    }
    audit.changed(actor.userId(), ENTITY, id, before.entry(), get(actor, id).entry());
  }

  @Transactional
  public void disable(Actor actor, long id) {
    actor.mustBe(Role.ADMINISTRATOR);
    mustNotBeTheLast(users.holdAdministrators(), id);
    if (get(actor, id).isEnabled()) {
      users.disable(id, clock.instant());
      audit.happened(actor.userId(), "DISABLED", ENTITY, id, null);
    }
  }

  @Transactional
  public void enable(Actor actor, long id) {
    actor.mustBe(Role.ADMINISTRATOR);
    if (!get(actor, id).isEnabled()) {
      users.enable(id);
      audit.happened(actor.userId(), "ENABLED", ENTITY, id, null);
    }
  }

  @Transactional
  public OneTimePassword resetPassword(Actor actor, long id) {
    UserAccount user = get(actor, id);
    String password = passwords.oneTime();
    users.setPassword(id, passwords.hash(password), true);
    audit.happened(actor.userId(), "PASSWORD_RESET", ENTITY, id, null);
    return new OneTimePassword(id, user.username(), password);
  }

  private static Actor actorOf(UserAccount user, AccountEntry entry) {
    // The name alone gives no right.
    return new Actor(
        user.id(),
        user.displayName(),
        entry.role(),
        entry.region(),
        entry.unitId(),
        entry.vendorId(),
        entry.storeId());
  }

  private static void check(AccountEntry entry) {
    if (!entry.isNamed()) {
      throw new Problem(422, "accounts.nameIncomplete");
    }
    Names.mustFit(entry.displayName());
    if (!entry.hasItsScope()) {
      throw new Problem(422, "accounts.scopeMissing");
    }
  }

  private static void mustNotBeTheLast(List<Long> administrators, long id) {
    if (administrators.equals(List.of(id))) {
      throw new Problem(409, "accounts.lastAdministrator");
    }
  }
}
