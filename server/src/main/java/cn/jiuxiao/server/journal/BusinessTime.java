package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.EntryStamp.ServerTimeSeen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Tells when an entry happened. It is no earlier than the latest server time that its chain proves
 * to have seen, and no later than its first receipt. If both are of one Shanghai day, that is its
 * day, whatever the device's clock says; otherwise the device's time decides if it lies between
 * them.
 */
final class BusinessTime {
  /**
   * Two servers' clocks, or one that was set, may differ by this much before we stop believing a
   * till.
   */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private BusinessTime() {}

  /**
   * @param proven the latest server time that the chain proves, this entry included
   * @return null if it is uncertain
   */
  static JournalEntry.@Nullable When of(EntryStamp stamp, Instant proven, Instant receivedAt) {
    if (proven.isAfter(receivedAt.plus(TOLERANCE))) {
      return null;
    }
    Instant earliest = proven.isAfter(receivedAt) ? receivedAt : proven;
    Instant told = told(stamp);
    LocalDate first = BusinessDay.of(earliest).date();
    LocalDate last = BusinessDay.of(receivedAt).date();
    if (first.equals(last)) {
      return new JournalEntry.When(between(told, earliest, receivedAt), first);
    }
    boolean inside =
        !told.isBefore(earliest.minus(TOLERANCE)) && !told.isAfter(receivedAt.plus(TOLERANCE));
    if (!inside) {
      return null;
    }
    Instant at = between(told, earliest, receivedAt);
    return new JournalEntry.When(at, BusinessDay.of(at).date());
  }

  /** The later of what the chain proved before and what this entry had seen. */
  static Instant proven(Instant before, @Nullable EntryStamp stamp) {
    ServerTimeSeen seen = stamp == null ? null : stamp.seen();
    if (seen == null) {
      return before;
    }
    Instant server = Instant.ofEpochMilli(seen.serverMillis());
    return server.isAfter(before) ? server : before;
  }

  /** Within the page load that saw the server, its monotonic clock is better than the device's. */
  private static Instant told(EntryStamp stamp) {
    ServerTimeSeen seen = stamp.seen();
    if (seen != null
        && seen.page().equals(stamp.page())
        && stamp.monoMillis() >= seen.monoMillis()) {
      return Instant.ofEpochMilli(seen.serverMillis())
          .plusMillis(stamp.monoMillis() - seen.monoMillis());
    }
    return Instant.ofEpochMilli(stamp.deviceMillis());
  }

  private static Instant between(Instant told, Instant earliest, Instant latest) {
    return told.isBefore(earliest) ? earliest : told.isAfter(latest) ? latest : told;
  }
}
