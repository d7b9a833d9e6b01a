package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a session's sign-in still holds. It sleeps when the person has touched nothing for a
 * while, though the screen lives on; it is void once the account says so.
 */
@Singleton
public class SignIns {
  private final UserAccounts users;
  private final Clock clock;
  private final Duration idle;

  SignIns(UserAccounts users, Clock clock, @Value("${jiuxiao.sign-in.idle:30m}") Duration idle) {
    this.users = users;
    this.clock = clock;
    this.idle = idle;
  }

  /** What holds now. */
  public sealed interface State {
    record Nobody() implements State {}

    record Awake(SignedIn signedIn) implements State {}

    /** The same person may go on after giving the password again. */
    record Asleep(SignedIn signedIn) implements State {}

    /** Disabled, signed out everywhere, another role or password: over. */
    record Over() implements State {}
  }

  /** After how long without a touch a sign-in sleeps. */
  public Duration idle() {
    return idle;
  }

  public State look(HttpSession session) {
    Optional<SignedIn> held = SignedIn.of(session);
    if (held.isEmpty()) {
      return new State.Nobody();
    }
    SignedIn signedIn = held.get();
    boolean holds =
        users
            .find(signedIn.actor().userId())
            .filter(UserAccount::isEnabled)
            .filter(user -> user.signInEpoch() == signedIn.signInEpoch())
            .isPresent();
    if (!holds) {
      return new State.Over();
    }
    Instant sleepsAt = signedIn.activeAt().plus(idle);
    return clock.instant().isAfter(sleepsAt)
        ? new State.Asleep(signedIn)
        : new State.Awake(signedIn);
  }

  /** Signs in, or goes on after sleep or a changed password, under a new session id. */
  public void begin(HttpServletRequest request, UserAccount user) {
    SignedIn.now(user, clock.instant()).keepIn(request);
  }

  /** The person touched something: a sleeping sign-in is not woken by that. */
  public void touch(HttpSession session) {
    if (look(session) instanceof State.Awake awake) {
      awake.signedIn().activeAt(clock.instant()).keepIn(session);
    }
  }

  static Optional<Actor> awakeActor(State state) {
    return state instanceof State.Awake awake
        ? Optional.of(awake.signedIn().actor())
        : Optional.empty();
  }
}
