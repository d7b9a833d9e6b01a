package cn.jiuxiao.server.statistics;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
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
  public Watching watch(Consumer<RollUpSnapshot> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  /** The figures as they stand now. */
  public synchronized RollUpSnapshot now() {
    RollUpSnapshot known = last;
    if (known == null || !known.fingerprint().equals(rollUps.fingerprint())) {
      known = rollUps.read();
      last = known;
    }
    return known;
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

  @Scheduled(fixedDelay = "1s")
  void look() {
    if (watchers.isEmpty()) {
      return;
    }
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
