package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale that counts, and how much of it has been taken back so far. Held under a lock while
 * someone takes from it.
 */
final class StoredSale {
  final EntryKey key;
  final FrozenSale.Outlet outlet;
  final LocalDate day;
  final long shift;
  final long totalFen;
  final long eligibleFen;
  final byte @Nullable [] person;
  private final SequencedMap<Integer, Line> lines = new TreeMap<>();
  private final Map<Held, Long> heldMilli = new HashMap<>();
  private boolean voided;
  private EntryBody.@Nullable Refund endedBy;

  StoredSale(
      EntryKey key,
      FrozenSale.Outlet outlet,
      LocalDate day,
      long shift,
      long totalFen,
      long eligibleFen,
      byte @Nullable [] person) {
    this.key = key;
    this.outlet = outlet;
    this.day = day;
    this.shift = shift;
    this.totalFen = totalFen;
    this.eligibleFen = eligibleFen;
    this.person = person;
  }

  static StoredSale of(EntryKey key, FrozenSale sale) {
    var stored =
        new StoredSale(
            key,
            sale.outlet(),
            sale.day(),
            sale.shift(),
            sale.totalFen(),
            sale.eligibleFen(),
            sale.person());
    sale.lines()
        .forEach(
            line ->
                stored.add(
                    line.line(),
                    new Line(
                        line.unit(),
                        line.quantityMilli(),
                        line.netFen(),
                        line.eligibility() != null)));
    return stored;
  }

  /** A line of the sale and what is left of it. */
  static final class Line {
    final SalesUnit unit;
    final long quantityMilli;
    final long netFen;
    final boolean eligible;
    private long leftMilli;
    private long leftFen;

    Line(SalesUnit unit, long quantityMilli, long netFen, boolean eligible) {
      this.unit = unit;
      this.quantityMilli = quantityMilli;
      this.netFen = netFen;
      this.eligible = eligible;
      this.leftMilli = quantityMilli;
      this.leftFen = netFen;
    }

    long leftMilli() {
      return leftMilli;
    }

    LeftOfLine left() {
      return new LeftOfLine(netFen, quantityMilli, leftFen, leftMilli);
    }

    void take(long milli, long fen) {
      leftMilli -= milli;
      leftFen -= fen;
    }
  }

  void add(int number, Line line) {
    lines.put(number, line);
  }

  @Nullable Line line(int number) {
    return lines.get(number);
  }

  private record Held(UUID by, int line) {}

  /** Adds to what this till holds. */
  void reserve(UUID by, int line, long quantityMilli) {
    heldMilli.merge(new Held(by, line), quantityMilli, Long::sum);
  }

  /** Its till holds what it gave the money back for. */
  void reserve(ParkedReturn parked) {
    UUID by = parked.key().terminal();
    List<RefundLine> parts = parked.lines();
    if (parts == null) {
      lines.forEach((line, sold) -> reserve(by, line, sold.quantityMilli));
    } else {
      parts.forEach(part -> reserve(by, part.line(), part.quantityMilli()));
    }
  }

  /** What other tills are about to take back of a line, or did unsettled, in thousandths. */
  long reservedByOthersMilli(UUID terminal, int line) {
    return heldMilli.entrySet().stream()
        .filter(one -> one.getKey().line() == line && !one.getKey().by().equals(terminal))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  boolean isReservedByOthers(UUID terminal) {
    return heldMilli.keySet().stream().anyMatch(one -> !one.by().equals(terminal));
  }

  boolean voided() {
    return voided;
  }

  void voidIt() {
    voided = true;
  }

  boolean untouched() {
    return lines.values().stream().allMatch(line -> line.leftMilli() == line.quantityMilli);
  }

  /** Takes back; as much less does the till hold. */
  void take(EntryBody.Refund refund, UUID terminal) {
    for (RefundLine part : refund.lines()) {
      heldMilli.computeIfPresent(
          new Held(terminal, part.line()),
          (held, milli) -> milli > part.quantityMilli() ? milli - part.quantityMilli() : null);
      Line line = lines.get(part.line());
      if (line != null) {
        line.take(part.quantityMilli(), part.netFen());
      }
    }
    if (lines.values().stream().allMatch(line -> line.leftMilli() == 0)) {
      endedBy = refund;
    }
  }

  /** The refund of this transaction that took the last of it; null if something is left. */
  EntryBody.@Nullable Refund endedBy() {
    return endedBy;
  }
}
