package cn.jiuxiao.server.trial.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What is done in one round, all decided by its number. The first rounds have one fault each, in
 * the order of the kinds, then the network alone; later ones combine them.
 */
record Round(long number, Weather weather, List<Act> acts) {
  private static final List<Weather> WEATHERS =
      List.of(
          Weather.FAIR,
          Weather.ANSWERS_LOST,
          Weather.REQUESTS_CUT,
          Weather.SLOW,
          Weather.DOWN,
          Weather.ANSWERS_LOST);

  private static final List<Fault> FAULTS = List.of(Fault.values());

  /** Rounds until every kind was there once: the faults, and the network alone. */
  static final int KINDS = FAULTS.size() + 1;

  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  /** One fault, after some quiet, and how long it lasts where that can be chosen. */
  record Act(Fault fault, Duration after, Duration lasting, int choice) {}

  static Round of(long number) {
    var random = new SplittableRandom(number);
    int kind = (int) Math.floorMod(number, (long) KINDS);
    var acts = new ArrayList<Act>();
    if (kind < FAULTS.size()) {
      acts.add(act(FAULTS.get(kind), number, random));
      if (number >= KINDS && random.nextInt(3) == 0) {
        acts.add(act(FAULTS.get(random.nextInt(FAULTS.size())), number, random));
      }
    }
    boolean networkAlone = acts.isEmpty();
    int weather = Math.floorMod(number + number / KINDS, WEATHERS.size());
    return new Round(
        number,
        networkAlone && weather == 0 ? Weather.ANSWERS_LOST : WEATHERS.get(weather),
        List.copyOf(acts));
  }

  /** It fills one, which has to be mounted. */
  boolean needsADisk() {
    return acts.stream().anyMatch(act -> act.fault() == Fault.DISK_FULL);
  }

  private static Act act(Fault fault, long number, SplittableRandom random) {
    boolean isLong = fault == Fault.DATABASE_FROZEN && number / KINDS % 4 == 3;
    Duration lasting = isLong ? A_MINUTE : Duration.ofMillis(random.nextInt(200, 1500));
    return new Act(
        fault, Duration.ofMillis(random.nextInt(100, 600)), lasting, random.nextInt(1000));
  }

  @Override
  public String toString() {
    String faults =
        acts.stream()
            .map(act -> act.fault() + (act.lasting().equals(A_MINUTE) ? " for a minute" : ""))
            .collect(Collectors.joining(", "));
    return "round %d: %s%s%s"
        .formatted(number, faults, acts.isEmpty() ? "" : ", ", "weather " + weather.name());
  }
}
