package cn.jiuxiao.server.accounts;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at a username and a password. What it answers tells nobody whether the user exists. */
@Singleton
public class CheckSignIn {
  private static final int TRIES_PER_ADDRESS = 30;
  private static final Duration REFILL = Duration.ofMinutes(5);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int LONGEST = 200;

  private final UserAccounts users;
  private final Passwords passwords;
  private final SignInFailures failures;
  private final Clock clock;

  /** The addresses heard of last; bucket4j keeps the count of each, in memory only. */
  private final Map<String, Bucket> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  CheckSignIn(UserAccounts users, Passwords passwords, SignInFailures failures, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.failures = failures;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Welcome(UserAccount user) implements Outcome {}

    /** Wrong password, unknown or disabled user: the same for all. */
    record Wrong() implements Outcome {}

    /** Too many failures for this name, or too many tries from this address. */
    record Wait(Duration time) implements Outcome {}
  }

  /**
   * @param address where the attempt comes from
   */
  public Outcome check(String username, String password, String address) {
    if (!bucket(address).tryConsume(1)) {
      return new Outcome.Wait(REFILL.dividedBy(TRIES_PER_ADDRESS));
    }
    String name = AccountEntry.normalised(username);
    if (name.isEmpty() || name.length() > LONGEST || password.length() > LONGEST) {
      return new Outcome.Wrong();
    }
    Optional<Instant> locked = failures.expect(name);
    if (locked.isPresent()) {
      return new Outcome.Wait(Duration.between(clock.instant(), locked.get()));
    }
    Optional<UserAccount> user = users.find(name);
    String hash = user.flatMap(known -> users.passwordHash(known.id())).orElse(null);
    if (!passwords.isRight(password, hash) || !user.orElseThrow().isEnabled()) {
      return new Outcome.Wrong();
    }
    failures.forget(name);
    return new Outcome.Welcome(user.get());
  }

  private Bucket bucket(String address) {
    synchronized (addresses) {
      return addresses.computeIfAbsent(address, CheckSignIn::newBucket);
    }
  }

  private static Bucket newBucket(String ignored) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(TRIES_PER_ADDRESS).refillGreedy(TRIES_PER_ADDRESS, REFILL))
        .build();
  }
}
