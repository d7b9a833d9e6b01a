package cn.jiuxiao.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.accounts.CheckSignIn.Outcome;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckSignInIT extends ServerTest {
  private static final String HERE = "192.0.2.1";
  @Inject CheckSignIn check;
  @Inject Accounts accounts;
  @Inject SignIn signIn;
  @Inject SignInFailures failures;

  private OneTimePassword someone(String username) {
    Actor administrator = signIn.as(Role.ADMINISTRATOR);
    return accounts.create(
        administrator,
        new AccountEntry(username, "Someone", Role.PROGRAMME_OFFICE, null, null, null, null));
  }

  @Test
  void theRightPasswordIsWelcomeWhateverTheCaseOfTheName() {
    OneTimePassword made = someone("li.hua");
    Outcome outcome = check.check("  Li.Hua ", made.password(), HERE);
    assertThat(outcome).isInstanceOf(Outcome.Welcome.class);
    assertThat(((Outcome.Welcome) outcome).user().id()).isEqualTo(made.userId());
    assertThat(((Outcome.Welcome) outcome).user().mustChange()).isTrue();
  }

  @Test
  void unknownUsersAndWrongPasswordsGetTheSameAnswerAndTheSameLock() {
    someone("known");
    for (String name : new String[] {"known", "unknown"}) {
      String address = "192.0.2." + name.length();
      for (int i = 0; i < 5; i++) {
        assertThat(check.check(name, "guess " + i, address)).isEqualTo(new Outcome.Wrong());
      }
      assertThat(check.check(name, "one more", address))
          .isInstanceOfSatisfying(
              Outcome.Wait.class,
              wait ->
                  assertThat(wait.time())
                      .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }
  }

  @Test
  void aLockedNameIsNotLetInWithTheRightPassword() {
    OneTimePassword made = someone("locked");
    for (int i = 0; i < 5; i++) {
      check.check("locked", "guess", "192.0.2.9");
    }
    assertThat(check.check("locked", made.password(), "192.0.2.9"))
        .isInstanceOf(Outcome.Wait.class);
  }

  @Test
  void manyGuessesAtOnceGetNoMoreTriesThanOneAfterTheOther() throws Exception {
    someone("rushed");
    try (var threads = Executors.newFixedThreadPool(12)) {
      var guesses =
          IntStream.range(0, 24)
              .mapToObj(
                  i -> threads.submit(() -> check.check("rushed", "guess " + i, "192.0.2.20")))
              .toList();
      int looked = 0;
      for (Future<Outcome> guess : guesses) {
        looked += guess.get() instanceof Outcome.Wrong ? 1 : 0;
      }
      assertThat(looked).isEqualTo(5);
    }
  }

  @Test
  void aSuccessForgetsTheFailuresBefore() {
    OneTimePassword made = someone("forgetful");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        check.check("forgetful", "guess", "192.0.3." + round);
      }
      assertThat(check.check("forgetful", made.password(), "192.0.3." + round))
          .isInstanceOf(Outcome.Welcome.class);
    }
  }

  @Test
  void anAddressThatTriesManyNamesMustWait() {
    for (int i = 0; i < 30; i++) {
      assertThat(check.check("name" + i, "", "198.51.100.7")).isEqualTo(new Outcome.Wrong());
    }
    assertThat(check.check("another", "", "198.51.100.7")).isInstanceOf(Outcome.Wait.class);
    assertThat(check.check("another", "", "198.51.100.8")).isEqualTo(new Outcome.Wrong());
  }

  @Test
  void aDisabledUserIsToldNothingSpecial() {
    OneTimePassword made = someone("gone");
    accounts.disable(signIn.as(Role.ADMINISTRATOR), made.userId());
    assertThat(check.check("gone", made.password(), HERE)).isEqualTo(new Outcome.Wrong());
  }

  @Test
  void theDelayDoublesUpToAQuarterOfAnHour() {
    assertThat(
            IntStream.rangeClosed(1, 12)
                .mapToObj(SignInFailures::delayAfter)
                .map(Duration::toSeconds))
        .containsExactly(0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
  }
}
