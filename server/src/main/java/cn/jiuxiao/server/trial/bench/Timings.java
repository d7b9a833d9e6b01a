package cn.jiuxiao.server.trial.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long something took, over and over. */
final class Timings {
  private static final double NANOS_A_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long one) {
    nanos.add(one);
  }

  /** In milliseconds. */
  double p50() {
    return percent(50);
  }

  /** In milliseconds. */
  double p99() {
    return percent(99);
  }

  private synchronized double percent(int part) {
    List<Long> sorted = nanos.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * part / 100)) / NANOS_A_MILLI;
  }
}
