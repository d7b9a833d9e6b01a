package cn.jiuxiao.server.trial.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, by looking again and again. */
public final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private Waiting() {}

  /**
   * Gives how long it took.
   *
   * @throws TrialFailure if it did not happen in time
   */
  public static Duration until(String what, Duration most, BooleanSupplier happened) {
    long began = System.nanoTime();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - began > most.toNanos()) {
        throw new TrialFailure("not within %d s: %s".formatted(most.toSeconds(), what));
      }
      pause(LOOK_EVERY);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  public static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialFailure("interrupted", e);
    }
  }
}
