package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.kiosks.SellingRules;
import cn.jiuxiao.wire.EntryBody.Original;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What judging and recording the sales of one transaction knows: read ahead, and kept up as entries
 * are accepted.
 */
final class SalesBook {
  /** An outlet's facts. */
  record OutletFacts(FrozenSale.Outlet outlet, @Nullable Instant closedAt, long catalogueVersion) {}

  private static final long NOT_CLOSED = Long.MAX_VALUE;

  final Map<Long, OutletFacts> outlets = new HashMap<>();
  final Map<Long, Long> outletByCashier = new HashMap<>();
  final Set<Long> supervisors = new HashSet<>();
  final Map<Long, NavigableMap<Long, SellingRules>> rules = new HashMap<>();
  private final Map<EntryKey, Long> closedAtSeq = new HashMap<>();
  final PriceLists priceLists = new PriceLists();
  final Map<Original, StoredSale> originals = new HashMap<>();
  final Map<EntryKey, FrozenSale> sales = new HashMap<>();
  final Map<Original, Long> drawer = new HashMap<>();

  static SalesBook in(JournalTransaction transaction) {
    return transaction.shared(SalesBook.class, SalesBook::new);
  }

  OutletFacts outlet(long id) {
    return Optional.ofNullable(outlets.get(id)).orElseThrow();
  }

  boolean isSupervisor(long cashier, long outlet) {
    return supervisors.contains(cashier) && Objects.equals(outletByCashier.get(cashier), outlet);
  }

  /** What held at that version: the greatest that is not beyond it. */
  SellingRules rules(long outlet, long version) {
    NavigableMap<Long, SellingRules> versions = rules.get(outlet);
    Map.Entry<Long, SellingRules> found = versions == null ? null : versions.floorEntry(version);
    return found == null ? SellingRules.UNSET : found.getValue();
  }

  void opened(EntryKey shift) {
    closedAtSeq.put(shift, NOT_CLOSED);
  }

  void closed(EntryKey shift, long seq) {
    closedAtSeq.put(shift, seq);
  }

  /** True if the shift was opened, or closed, as far as the entries of its branch tell. */
  boolean knows(EntryKey shift) {
    return closedAtSeq.containsKey(shift);
  }

  /**
   * True if the shift was opened before this number of the terminal's and closed after it, if at
   * all.
   */
  boolean isOpen(EntryKey shift, long seq) {
    Long closed = closedAtSeq.get(shift);
    return closed != null && shift.seq() < seq && seq < closed;
  }
}
