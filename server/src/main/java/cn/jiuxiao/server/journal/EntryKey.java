package cn.jiuxiao.server.journal;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where an entry stands. Ordered as the database orders, so that locks are always taken in one
 * order.
 */
public record EntryKey(UUID terminal, int branch, long seq) implements Comparable<EntryKey> {
  /** PostgreSQL compares uuids by their bytes, Java by two signed longs. */
  static final Comparator<UUID> UUID_ORDER =
      (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };

  private static final Comparator<EntryKey> ORDER =
      Comparator.comparing(EntryKey::terminal, UUID_ORDER)
          .thenComparingInt(EntryKey::branch)
          .thenComparingLong(EntryKey::seq);

  @Override
  public int compareTo(EntryKey other) {
    return ORDER.compare(this, other);
  }
}
