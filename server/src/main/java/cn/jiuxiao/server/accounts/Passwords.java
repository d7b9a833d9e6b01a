package cn.jiuxiao.server.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id by password4j, which needs no native library. 19 MiB and two passes are what OWASP asks
 * for; on our two cores that takes 50 to 100 ms. Few run at a time, so that a flood of sign-ins
 * takes neither all the memory nor all the cores from the tills.
 */
@Singleton
class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 2;
  private static final int ONE_TIME_GROUPS = 4;

  /** Without letters and digits that look alike on paper. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final SecureRandom random = new SecureRandom();

  /** What an unknown user's password is compared with, so that the answer takes as long. */
  private final String nobodys = hash("nobody's " + random.nextLong());

  String hash(String password) {
    turns.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    } finally {
      turns.release();
    }
  }

  /**
   * @param hash null for a user who does not exist: never right, and no sooner wrong
   */
  boolean isRight(String password, @Nullable String hash) {
    turns.acquireUninterruptibly();
    try {
      boolean right = Password.check(password, hash == null ? nobodys : hash).with(argon2);
      return right && hash != null;
    } finally {
      turns.release();
    }
  }

  /** Four groups of four, about 79 bits: to be read out, typed once and changed. */
  String oneTime() {
    return IntStream.range(0, ONE_TIME_GROUPS)
        .mapToObj(group -> readable(4))
        .collect(Collectors.joining("-"));
  }

  private String readable(int length) {
    return random
        .ints(length, 0, READABLE.length())
        .mapToObj(at -> "" + READABLE.charAt(at))
        .collect(Collectors.joining());
  }
}
