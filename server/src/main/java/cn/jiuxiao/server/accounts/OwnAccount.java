package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What people do with their own account. */
@Singleton
public class OwnAccount {
  public static final int LEAST_PASSWORD_LENGTH = 8;
  private static final int MOST_PASSWORD_LENGTH = 200;

  private final UserAccounts users;
  private final Passwords passwords;
  private final AuditLog audit;

  OwnAccount(UserAccounts users, Passwords passwords, AuditLog audit) {
    this.users = users;
    this.passwords = passwords;
    this.audit = audit;
  }

  public UserAccount get(Actor actor) {
    return users.find(actor.userId()).orElseThrow(NotFound::new);
  }

  /** Signs out every other sign-in; returns the account as it is now, to go on with. */
  @Transactional
  public UserAccount changePassword(Actor actor, String old, String wanted) {
    String hash = users.passwordHash(actor.userId()).orElseThrow(NotFound::new);
    if (!passwords.isRight(old, hash)) {
      throw new Problem(422, "accounts.oldPasswordWrong");
    }
    if (wanted.equals(old)) {
      throw new Problem(422, "accounts.passwordUnchanged");
    }
    mustBeGood(get(actor).username(), wanted);
    users.setPassword(actor.userId(), passwords.hash(wanted), false);
    audit.happened(actor.userId(), "PASSWORD_CHANGED", Accounts.ENTITY, actor.userId(), null);
    return get(actor);
  }

  /** Every sign-in of this person is refused from its next request on. */
  @Transactional
  public UserAccount signOutEverywhere(Actor actor) {
    users.voidSignIns(actor.userId());
    audit.happened(actor.userId(), "SIGNED_OUT_EVERYWHERE", Accounts.ENTITY, actor.userId(), null);
    return get(actor);
  }

  /** The language of the console for this person, on every device. */
  @Transactional
  public void speak(Actor actor, Locale locale) {
    users.setLocale(actor.userId(), Texts.supported(locale).getLanguage());
  }

  /** Length counts, riddles of signs do not (NIST SP 800-63B). */
  static void mustBeGood(String username, String password) {
    if (password.length() < LEAST_PASSWORD_LENGTH || password.length() > MOST_PASSWORD_LENGTH) {
      throw new Problem(422, "accounts.passwordLength", LEAST_PASSWORD_LENGTH);
    }
    if (password.chars().distinct().count() < 4
        || password.toLowerCase(Locale.ROOT).contains(username)) {
      throw new Problem(422, "accounts.passwordGuessable");
    }
  }
}
