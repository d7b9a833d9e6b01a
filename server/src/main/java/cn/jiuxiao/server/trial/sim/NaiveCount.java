package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.trial.sim.Ledger.Written;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.Sha256;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was accepted the way a child would, from what the tills wrote; knows nothing of the
 * server's tables but which entries were accepted and on which day.
 */
final class NaiveCount {
  private final People people;
  private final Map<Sha256, Sold> sales = new HashMap<>();
  private final Map<String, long[]> sums = new TreeMap<>();

  /** A sale that was accepted, with what is left of it. */
  private static final class Sold {
    final String place;
    final String day;
    final EntryBody.Sale sale;
    final Map<Integer, Long> left = new HashMap<>();
    boolean voided;

    Sold(String place, String day, EntryBody.Sale sale) {
      this.place = place;
      this.day = day;
      this.sale = sale;
      sale.lines().forEach(line -> left.put(line.line(), line.quantityMilli()));
    }

    boolean stands() {
      return !voided && left.values().stream().anyMatch(milli -> milli > 0);
    }
  }

  /**
   * An entry that the server accepted, by itself or because somebody at the office said so.
   *
   * @param judged the day that the server found; null if it was uncertain
   * @param correction how it shall count otherwise than its till wrote
   */
  record Accepted(Written entry, long outlet, @Nullable String judged, Correction correction) {
    String day() {
      LocalDate day = correction.day();
      if (day == null && judged == null) {
        throw new SimFailure("accepted without a day: " + entry.seq() + " of " + entry.terminal());
      }
      return day == null ? String.valueOf(judged) : day.toString();
    }
  }

  /**
   * @param accepted refunds and voids after what they are of
   */
  NaiveCount(List<Accepted> accepted, People people) {
    this.people = people;
    accepted.forEach(this::sales);
    accepted.forEach(this::takenBack);
  }

  private void sales(Accepted one) {
    if (one.entry().body() instanceof EntryBody.Sale written) {
      EntryBody.Sale sale = NaiveCorrection.of(written, one.correction().lines());
      String place = channel(one.outlet()) + " " + region(one.outlet());
      sales.put(one.entry().hash(), new Sold(place, one.day(), sale));
      add(place, one.day(), 1, sale.totalFen(), eligible(sale), 0, 0, 0);
    }
  }

  private void takenBack(Accepted one) {
    if (one.entry().body() instanceof EntryBody.VoidSale voided) {
      Sold sold = original(voided.original());
      sold.voided = true;
      add(sold.place, sold.day, -1, -sold.sale.totalFen(), -eligible(sold.sale), 0, 0, 0);
    }
    if (one.entry().body() instanceof EntryBody.Refund refund) {
      Sold sold = original(refund.original());
      long eligibleFen = 0;
      for (RefundLine line : refund.lines()) {
        sold.left.merge(line.line(), -line.quantityMilli(), Long::sum);
        SaleLine of = sold.sale.lines().get(line.line() - 1);
        eligibleFen += "P-TEA".equals(of.product()) ? line.netFen() : 0;
      }
      add(sold.place, one.day(), 0, 0, 0, 1, refund.totalFen(), eligibleFen);
    }
  }

  private Sold original(EntryBody.Original original) {
    Sold sold = sales.get(original.hash());
    if (sold == null) {
      throw new SimFailure("accepted, though what it takes back was not: " + original);
    }
    return sold;
  }

  private void add(String place, String day, long... change) {
    long[] sum = sums.computeIfAbsent(place + " " + day, key -> new long[6]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += change[i];
    }
  }

  private static long eligible(EntryBody.Sale sale) {
    return sale.lines().stream()
        .filter(line -> "P-TEA".equals(line.product()))
        .mapToLong(SaleLine::netFen)
        .sum();
  }

  static String channel(long outlet) {
    return outlet % 2 == 0 ? "FAIR" : "SUPERMARKET";
  }

  static String region(long outlet) {
    return String.valueOf(430_701 + outlet % 3);
  }

  /** Channel, county, day: sales, fen, eligible fen, refunds, fen, eligible fen. */
  Map<String, String> figures() {
    Map<String, String> figures = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          if (Arrays.stream(sum).anyMatch(one -> one != 0)) {
            figures.put(key, numbers(sum));
          }
        });
    return figures;
  }

  private static String numbers(long[] sum) {
    return String.join(" ", Arrays.stream(sum).mapToObj(String::valueOf).toArray(String[]::new));
  }

  /** Channel, county, period: how many persons have a sale that stands. */
  Map<String, String> persons() {
    Map<String, Set<String>> persons = new TreeMap<>();
    for (Sold sold : sales.values()) {
      Participant buyer = sold.sale.participant();
      if (sold.stands() && buyer != null) {
        String[] place = sold.place.split(" ", 2);
        for (String channel : List.of(place[0], "ALL")) {
          for (String region : List.of(place[1], "ALL")) {
            for (String period :
                List.of(sold.day.substring(0, 7), sold.day.substring(0, 4), "ALL")) {
              persons
                  .computeIfAbsent(channel + " " + region + " " + period, k -> new HashSet<>())
                  .add(people.personOf(buyer));
            }
          }
        }
      }
    }
    Map<String, String> counts = new TreeMap<>();
    persons.forEach((key, codes) -> counts.put(key, String.valueOf(codes.size())));
    return counts;
  }
}
