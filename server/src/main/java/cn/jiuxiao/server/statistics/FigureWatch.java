package cn.jiuxiao.server.statistics;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everyone who watches when the figures have changed. However many watch, a server asks once
 * a second for a fingerprint of the roll-ups, and reads them once when it differs. It asks the
 * database rather than listening to ingest, so that what another server of the same programme
 * recorded is seen as well.
 */
@Singleton
public class FigureWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FigureWatch.class);
  private final List<Consumer<RollUpSnapshot>> watchers = new CopyOnWriteArrayList<>();
  private final ReadRollUps rollUps;
  private @Nullable RollUpSnapshot last;
  private @Nullable String told;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("figures").factory());
  private @Nullable ScheduledFuture<?> round;
  private boolean failing;

  FigureWatch(ReadRollUps rollUps) {
    this.rollUps = rollUps;
  }

  /** Ends the watching. */
  @FunctionalInterface
  public interface Watching {
    void end();
  }

  /** The listener is called on the server's own thread, from now on, after each change. */
  public synchronized Watching watch(Consumer<RollUpSnapshot> listener) {
    watchers.add(listener);
    if (round == null) {
      round = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }
    return () -> leave(listener);
  }

  private synchronized void leave(Consumer<RollUpSnapshot> listener) {
    watchers.remove(listener);
    ScheduledFuture<?> running = round;
    if (watchers.isEmpty() && running != null) {
      running.cancel(false);
      round = null;
    }
  }

  @PreDestroy
  void end() {
    looking.shutdownNow();
  }

  /** The figures as they stand now. */
  public synchronized RollUpSnapshot now() {
    RollUpSnapshot known = last;
    RollUpSnapshot news = rollUps.readUnless(known == null ? null : known.fingerprint());
    RollUpSnapshot standing = Objects.requireNonNull(news == null ? known : news);
    last = standing;
    return standing;
  }

  /** What a page that opened between two looks has read already is news to the others. */
  private synchronized @Nullable RollUpSnapshot news() {
    RollUpSnapshot after = now();
    if (after.fingerprint().equals(told)) {
      return null;
    }
    told = after.fingerprint();
    return after;
  }

  void look() {
    try {
      RollUpSnapshot changed = news();
      failing = false;
      if (changed != null) {
        watchers.forEach(watcher -> watcher.accept(changed));
      }
    } catch (RuntimeException e) {
      // Said once, not every second; the figures stand still until the database answers again.
      if (!failing) {
        LOG.warn("Could not look for new figures: {}", Objects.toString(e.getMessage()));
      }
      failing = true;
    }
  }
}
