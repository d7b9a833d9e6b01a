package cn.jiuxiao.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountsIT extends ServerTest {
  @Inject Accounts accounts;
  @Inject OwnAccount own;
  @Inject ResetAdministrator resetAdministrator;
  @Inject CheckSignIn check;
  @Inject SignIn signIn;
  @Inject Sql sql;
  private Actor administrator;

  @BeforeEach
  void onlyOneAdministrator() {
    sql.run("UPDATE user_account SET disabled_at = now() WHERE role = 'ADMINISTRATOR'");
    administrator = signIn.as(Role.ADMINISTRATOR);
  }

  private static AccountEntry entry(String username, Role role) {
    return new AccountEntry(username, "Wang Fang", role, null, null, null, null);
  }

  private static void assertRefused(String code, Callable<?> action) {
    assertThatThrownBy(action::call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  @Test
  void aUsernameIsTakenOnce() {
    accounts.create(administrator, entry("wang.fang", Role.INSPECTOR));
    assertRefused(
        "accounts.usernameTaken",
        () -> accounts.create(administrator, entry("Wang.Fang ", Role.INSPECTOR)));
  }

  @Test
  void aCountyOfficerNeedsACounty() {
    assertRefused(
        "accounts.scopeMissing",
        () -> accounts.create(administrator, entry("county", Role.COUNTY_OFFICER)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
  void onlyAdministratorsKeepAccounts(Role role) {
    Actor other = TestActors.of(role);
    assertThatThrownBy(() -> accounts.create(other, entry("x1", Role.INSPECTOR)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> accounts.get(other, 1)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> accounts.resetPassword(other, 1)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> accounts.disable(other, 1)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> accounts.page(other, new ListQuery("", Map.of(), null, false, 0, 10)))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void theLastAdministratorCanNeitherBeDisabledNorGivenAnotherRole() {
    long id = administrator.userId();
    assertRefused("accounts.lastAdministrator", () -> disabled(id));
    UserAccount me = accounts.get(administrator, id);
    assertRefused(
        "accounts.lastAdministrator",
        () -> {
          accounts.edit(administrator, id, me.version(), entry(me.username(), Role.INSPECTOR));
          return null;
        });
  }

  @Test
  void twoAdministratorsCannotDisableEachOtherAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      Actor other = signIn.as(Role.ADMINISTRATOR);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var one = threads.submit(() -> attempt(administrator, other.userId()));
        var two = threads.submit(() -> attempt(other, administrator.userId()));
        assertThat(one.get() ^ two.get()).as("exactly one goes through").isTrue();
      }
      sql.run(
          "UPDATE user_account SET disabled_at = CASE WHEN id = ? THEN NULL ELSE now() END"
              + " WHERE role = 'ADMINISTRATOR'",
          administrator.userId());
    }
  }

  private boolean attempt(Actor actor, long id) {
    try {
      accounts.disable(actor, id);
      return true;
    } catch (Problem last) {
      return false;
    }
  }

  private Object disabled(long id) {
    accounts.disable(administrator, id);
    return id;
  }

  @Test
  void aStaleFormIsRefusedAndChangesNothing() {
    long id = accounts.create(administrator, entry("stale", Role.INSPECTOR)).userId();
    accounts.edit(administrator, id, 0, entry("stale", Role.PROGRAMME_OFFICE));
    assertRefused(
        "accounts.changedMeanwhile",
        () -> {
          accounts.edit(administrator, id, 0, entry("stale", Role.INSPECTOR));
          return null;
        });
    assertThat(accounts.get(administrator, id).role()).isEqualTo(Role.PROGRAMME_OFFICE);
  }

  @Test
  void aChangedPasswordVoidsOtherSignInsAndMustBeNeitherShortNorTheOldOne() {
    OneTimePassword made = accounts.create(administrator, entry("changer", Role.INSPECTOR));
    Actor changer = accounts.get(administrator, made.userId()).actor();
    assertRefused(
        "accounts.oldPasswordWrong", () -> own.changePassword(changer, "no", "a new one!"));
    assertRefused(
        "accounts.passwordLength", () -> own.changePassword(changer, made.password(), "short"));
    assertRefused(
        "accounts.passwordGuessable",
        () -> own.changePassword(changer, made.password(), "changer2026"));
    assertRefused(
        "accounts.passwordUnchanged",
        () -> own.changePassword(changer, made.password(), made.password()));
    UserAccount after = own.changePassword(changer, made.password(), "a wholly new one");
    assertThat(after.signInEpoch()).isEqualTo(1);
    assertThat(after.mustChange()).isFalse();
    assertThat(check.check("changer", "a wholly new one", "192.0.2.44"))
        .isInstanceOf(CheckSignIn.Outcome.Welcome.class);
  }

  @Test
  void theLockedOutAdministratorGetsANewPasswordFromTheCommandLine() {
    accounts.create(administrator, entry("office", Role.PROGRAMME_OFFICE));
    OneTimePassword reset = resetAdministrator.reset().orElseThrow();
    UserAccount after = accounts.get(administrator, reset.userId());
    assertThat(after.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(after.mustChange()).isTrue();
    assertThat(check.check(reset.username(), reset.password(), "192.0.2.45"))
        .isInstanceOf(CheckSignIn.Outcome.Welcome.class);
  }

  @Test
  void whatAnAdministratorDoesIsWrittenDownWithoutThePassword() {
    OneTimePassword made = accounts.create(administrator, entry("audited", Role.INSPECTOR));
    accounts.resetPassword(administrator, made.userId());
    var lines =
        sql.list(
            "SELECT action || ' ' || coalesce(after::text, '') FROM audit_log"
                + " WHERE entity = 'user_account' AND entity_id = ? ORDER BY id",
            row -> row.getString(1),
            "" + made.userId());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("CREATED")
        .contains("audited")
        .doesNotContain(made.password());
    assertThat(lines.get(1)).isEqualTo("PASSWORD_RESET ");
  }

  /** Actors for what is refused before any account is looked at. */
  private static final class TestActors {
    static Actor of(Role role) {
      return new Actor(1, role.name(), role, "430726", 1L, 1L, 1L);
    }
  }
}
