package cn.jiuxiao.server.journal;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at what is parked for a reason that can pass: at once when something has changed that
 * could cure it, and else ever more rarely, since some cures, such as a badge that is registered
 * late, show in nothing that is cheap to ask.
 */
@Singleton
class RetryParked {
  private static final Logger LOG = LoggerFactory.getLogger(RetryParked.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(40);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final CureParked cure;
  private final ParkedTerminals parked;
  private final Clock clock;
  private Map<UUID, Look> looks = new HashMap<>();

  /** The last look at a terminal that cured nothing. */
  private record Look(String world, Instant next, Duration pause) {}

  RetryParked(CureParked cure, ParkedTerminals parked, Clock clock) {
    this.cure = cure;
    this.parked = parked;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "20s", fixedDelay = "${jiuxiao.journal.retry:20s}")
  void look() {
    try {
      int cured = retry();
      if (cured > 0) {
        LOG.info("{} parked entries count now: what they waited for has come", cured);
      }
    } catch (SQLException down) {
      LOG.warn("Parked entries could not be looked at: {}", down.toString());
    }
  }

  /**
   * @return how many entries count now
   */
  synchronized int retry() throws SQLException {
    int cured = 0;
    List<ParkedTerminals.Parked> waiting = parked.list();
    var after = new HashMap<UUID, Look>();
    for (ParkedTerminals.Parked one : waiting) {
      Look before = looks.get(one.terminal());
      if (before != null && !isDue(before, one.world())) {
        after.put(one.terminal(), before);
        continue;
      }
      int curedHere = cure.of(one.terminal());
      cured += curedHere;
      if (curedHere == 0) { // else the next round asks anew, as what counts now may cure more
        after.put(one.terminal(), next(before, one.world()));
      }
    }
    looks = after;
    return cured;
  }

  private boolean isDue(Look before, String world) {
    return !before.world().equals(world) || !clock.instant().isBefore(before.next());
  }

  private Look next(@Nullable Look before, String world) {
    Duration pause = FIRST_PAUSE;
    if (before != null && before.world().equals(world)) {
      Duration longer = before.pause().multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
    return new Look(world, clock.instant().plus(pause), pause);
  }
}
