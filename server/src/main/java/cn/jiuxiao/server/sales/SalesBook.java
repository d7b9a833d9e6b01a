package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.wire.EntryBody.Original;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What judging and recording the sales of one transaction knows: read ahead, and kept up as entries
 * are accepted.
 */
final class SalesBook {
  /** An outlet's facts. */
  record OutletFacts(FrozenSale.Outlet outlet, @Nullable Instant closedAt, long catalogueVersion) {}

  enum ShiftState {
    OPEN,
    CLOSED
  }

  final Map<Long, OutletFacts> outlets = new HashMap<>();
  final Map<Long, Long> outletByCashier = new HashMap<>();
  final Map<EntryKey, ShiftState> shifts = new HashMap<>();
  final PriceLists priceLists = new PriceLists();
  final Map<Original, StoredSale> originals = new HashMap<>();
  final Map<EntryKey, FrozenSale> sales = new HashMap<>();
  final Map<EntryKey, Long> drawer = new HashMap<>();

  static SalesBook in(JournalTransaction transaction) {
    return transaction.shared(SalesBook.class, SalesBook::new);
  }

  OutletFacts outlet(long id) {
    return Optional.ofNullable(outlets.get(id)).orElseThrow();
  }

  boolean isOpen(EntryKey shift) {
    return shifts.get(shift) == ShiftState.OPEN;
  }
}
