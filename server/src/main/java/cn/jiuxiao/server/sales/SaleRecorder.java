package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.JudgedEntry;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what accepted entries mean, and what every entry did to its drawer: there a parked sale's
 * cash lies as well.
 */
@Singleton
class SaleRecorder implements RecordedEntries {
  @Override
  public int getOrder() {
    return 20;
  }

  @Override
  public void recorded(JournalTransaction transaction, List<JudgedEntry> entries)
      throws SQLException {
    var recording = new Recording(SalesBook.in(transaction), SalesEffects.in(transaction));
    for (JudgedEntry judged : entries) {
      // A parked entry's cash was in its drawer from the first, unless it was not understood then:
      // what a later server understands counts and is in no drawer. So far there is one wire
      // version.
      if (!transaction.settles()) {
        recording.drawer(judged.entry());
        recording.use(judged);
      }
      if (judged.accepted()) {
        recording.record(judged.entry());
      }
    }
    recording.rows.into(transaction.connection());
    var reservations = new Reservations(transaction.connection());
    for (Used used : recording.used) {
      reservations.use(used.of(), used.lines());
    }
    for (Reservations.Of voided : recording.voided) {
      reservations.giveUp(voided, transaction.now());
    }
  }

  @Override
  public void lock(JournalTransaction transaction, List<JournalEntry> entries) throws SQLException {
    withdraw(transaction).lock(entries);
  }

  @Override
  public boolean isBuiltOn(JournalTransaction transaction, JournalEntry entry) throws SQLException {
    return withdraw(transaction).isBuiltOn(entry);
  }

  @Override
  public void withdrawn(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {
    for (JournalEntry entry : entries) {
      withdraw(transaction).withdraw(entry);
    }
  }

  private static WithdrawSales withdraw(JournalTransaction transaction) {
    return new WithdrawSales(transaction.connection(), SalesEffects.in(transaction));
  }

  private record Used(Reservations.Of of, List<EntryBody.RefundLine> lines) {}

  private static final class Recording {
    final SaleRows rows = new SaleRows();
    final List<Used> used = new ArrayList<>();
    final List<Reservations.Of> voided = new ArrayList<>();
    private final SalesBook book;
    private final SalesEffects effects;

    Recording(SalesBook book, SalesEffects effects) {
      this.book = book;
      this.effects = effects;
    }

    void drawer(JournalEntry entry) {
      EntryBody body = entry.body();
      Long shift = Shifts.of(body);
      long cashFen =
          switch (body) {
            case EntryBody.Sale sale -> SaleArithmetic.cashFen(sale.tenders());
            case EntryBody.Refund refund -> -SaleArithmetic.cashFen(refund.tenders());
            case EntryBody.CashMoved moved -> signed(moved);
            case EntryBody.VoidSale voided -> -book.drawer.getOrDefault(voided.original(), 0L);
            case null, default -> 0;
          };
      if (shift != null && cashFen != 0) {
        book.drawer.put(
            new EntryBody.Original(entry.terminal().id(), entry.seq(), entry.hash()), cashFen);
        rows.drawer(entry.key(), shift, cashFen);
      }
    }

    /** What its till held for it is held no longer: from now on this itself keeps others off. */
    void use(JudgedEntry judged) {
      EntryBody body = judged.entry().body();
      EntryBody.Original original = ParkedReturn.originalOf(body);
      StoredSale sale = original == null ? null : book.originals.get(original);
      if (sale != null && ParkedReturn.keepsOthersOff(judged)) {
        var of = new Reservations.Of(sale.key, judged.entry().terminal().id());
        if (body instanceof EntryBody.Refund refund) {
          used.add(new Used(of, refund.lines()));
        } else {
          voided.add(of);
        }
      }
    }

    private static long signed(EntryBody.CashMoved moved) {
      return moved.direction() == CashDirection.IN ? moved.amountFen() : -moved.amountFen();
    }

    void record(JournalEntry entry) {
      switch (entry.body()) {
        case EntryBody.ShiftOpened opened -> {
          long cashier = opened.stamp().cashier();
          rows.shift(entry, opened, book.outletByCashier.containsKey(cashier) ? cashier : null);
        }
        case EntryBody.ShiftClosed closed -> rows.closing(entry, closed);
        case EntryBody.CashMoved moved -> rows.cash(entry, moved, signed(moved));
        case EntryBody.Sale sale -> recordSale(entry, sale);
        case EntryBody.Refund refund -> recordRefund(entry, refund);
        case EntryBody.VoidSale voided -> recordVoid(entry, voided);
        case null, default -> {}
      }
    }

    private void recordSale(JournalEntry entry, EntryBody.Sale body) {
      FrozenSale sale = book.sales.get(entry.key());
      if (sale == null) {
        throw new IllegalStateException("accepted without being frozen: " + entry.key());
      }
      rows.sale(entry, body, sale);
      effects.add(amount(sale.outlet(), sale.day(), 1, sale.totalFen(), sale.eligibleFen()));
      standing(sale.outlet(), sale.day(), sale.person(), 1);
    }

    private void recordRefund(JournalEntry entry, EntryBody.Refund refund) {
      StoredSale original = JudgeRefund.original(book, refund.original());
      long eligible = 0;
      for (EntryBody.RefundLine line : refund.lines()) {
        StoredSale.Line sold = original.line(line.line());
        eligible += sold != null && sold.eligible ? line.netFen() : 0;
      }
      rows.refund(entry, refund, original, eligible);
      effects.add(
          new SalesEffects.Amount(
              original.outlet.id(),
              original.outlet.channel(),
              original.outlet.region(),
              entry.whenKnown().day(),
              0,
              0,
              0,
              1,
              refund.totalFen(),
              eligible));
      if (refund.equals(original.endedBy())) {
        standing(original.outlet, original.day, original.person, -1);
      }
    }

    private void recordVoid(JournalEntry entry, EntryBody.VoidSale voided) {
      StoredSale sale = JudgeRefund.original(book, voided.original());
      rows.voided(entry, voided, sale);
      effects.add(amount(sale.outlet, sale.day, -1, -sale.totalFen, -sale.eligibleFen));
      standing(sale.outlet, sale.day, sale.person, -1);
    }

    private static SalesEffects.Amount amount(
        FrozenSale.Outlet outlet, LocalDate day, long sales, long soldFen, long eligibleFen) {
      return new SalesEffects.Amount(
          outlet.id(),
          outlet.channel(),
          outlet.region(),
          day,
          sales,
          soldFen,
          eligibleFen,
          0,
          0,
          0);
    }

    private void standing(
        FrozenSale.Outlet outlet, LocalDate day, byte @Nullable [] person, int change) {
      if (person != null) {
        effects.add(
            new SalesEffects.Standing(outlet.channel(), outlet.region(), day, person, change));
      }
    }
  }
}
