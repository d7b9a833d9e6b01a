package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.Judgement;
import cn.jiuxiao.server.kiosks.SellingRules;
import cn.jiuxiao.server.participants.PersonsOfEntries;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.Granted;
import cn.jiuxiao.wire.ParkReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges one sale, and freezes it if it may count. */
final class JudgeSale {
  private final JournalTransaction transaction;
  private final SalesBook book;
  private final JournalEntry entry;
  private final EntryBody.Sale sale;

  JudgeSale(
      JournalTransaction transaction, SalesBook book, JournalEntry entry, EntryBody.Sale sale) {
    this.transaction = transaction;
    this.book = book;
    this.entry = entry;
    this.sale = sale;
  }

  Judgement judge() {
    SalesBook.OutletFacts outlet = book.outlet(entry.terminal().outletId());
    Instant closed = outlet.closedAt();
    Instant at = entry.whenKnown().at();
    if (closed != null && !at.isBefore(closed) && !transaction.waives(ParkReason.OUTLET_CLOSED)) {
      return Judgement.parked(ParkReason.OUTLET_CLOSED, null);
    }
    String number = entry.terminal().label() + "-" + entry.seq();
    if (!sale.receipt().equals(number)) {
      return Judgement.parked(ParkReason.MALFORMED_BODY, "receipt is not " + number);
    }
    if (sale.catalogue() > outlet.catalogueVersion()
        && !transaction.waives(ParkReason.UNKNOWN_CATALOGUE)) {
      return Judgement.parked(
          ParkReason.UNKNOWN_CATALOGUE, sale.catalogue() + " > " + outlet.catalogueVersion());
    }
    for (SaleLine line : sale.lines()) {
      Judgement judgement = judgeLine(line, at);
      if (!(judgement instanceof Judgement.Accepted)) {
        return judgement;
      }
    }
    String wrong = SaleArithmetic.firstWrong(sale);
    if (wrong != null) {
      return Judgement.parked(ParkReason.AMOUNTS_DIFFER, wrong);
    }
    String notGranted = transaction.waives(ParkReason.NOT_APPROVED) ? null : notGranted();
    if (notGranted != null) {
      return Judgement.parked(ParkReason.NOT_APPROVED, notGranted);
    }
    book.sales.put(entry.key(), freeze(outlet.outlet(), at, entry.whenKnown().day()));
    return Judgement.ACCEPTED;
  }

  private Judgement judgeLine(SaleLine line, Instant at) {
    if (line.product() == null) {
      return Judgement.ACCEPTED;
    }
    PriceLists.Offer offer = offer(line);
    Long price = offer == null ? null : offer.priceFen();
    if (offer == null || price == null) {
      return waivedOr(ParkReason.UNKNOWN_PRODUCT, line.product());
    }
    if (book.priceLists.isBlocked(offer.product(), at)
        && !transaction.waives(ParkReason.BLOCKED_PRODUCT)) {
      return Judgement.parked(ParkReason.BLOCKED_PRODUCT, line.product());
    }
    Long replaced = line.listFen();
    long listed = replaced == null ? line.priceFen() : replaced;
    if (price != listed || offer.unit() != line.unit()) {
      return waivedOr(
          ParkReason.PRICE_DIFFERS,
          line.product() + ": " + listed + ", " + price + " " + offer.unit());
    }
    return Judgement.ACCEPTED;
  }

  private Judgement waivedOr(ParkReason reason, String detail) {
    return transaction.waives(reason) ? Judgement.ACCEPTED : Judgement.parked(reason, detail);
  }

  /** What nobody who may has granted, or nobody has said why; null if all was. */
  private @Nullable String notGranted() {
    if (Granted.isNothing(sale)) {
      return null;
    }
    String unsaid = Granted.firstWithoutReason(sale);
    if (unsaid != null) {
      return unsaid;
    }
    long outlet = entry.terminal().outletId();
    Long approvedBy = sale.allowance().approvedBy();
    if (approvedBy != null && !book.isSupervisor(approvedBy, outlet)) {
      return "approvedBy " + approvedBy;
    }
    boolean supervised = approvedBy != null || book.isSupervisor(sale.stamp().cashier(), outlet);
    if (Granted.changesPrices(sale) && !supervised) {
      return "listFen";
    }
    SellingRules rules = book.rules(outlet, sale.allowance().rules());
    long permille =
        supervised ? rules.supervisorDiscountPermille() : rules.cashierDiscountPermille();
    return Granted.firstBeyond(sale, new Granted.Limit(permille, rules.roundingFen()));
  }

  private PriceLists.@Nullable Offer offer(SaleLine line) {
    String product = line.product();
    return product == null
        ? null
        : book.priceLists.offer(
            new PriceLists.Wanted(entry.terminal().outletId(), product, sale.catalogue()));
  }

  private FrozenSale freeze(FrozenSale.Outlet outlet, Instant at, LocalDate day) {
    List<FrozenSale.Line> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      PriceLists.Offer offer = offer(line);
      Long product = offer == null ? null : offer.product();
      lines.add(
          new FrozenSale.Line(
              line.line(),
              product,
              line.name(),
              line.unit(),
              line.quantityMilli(),
              line.priceFen(),
              line.netFen(),
              line.listFen(),
              line.discountFen(),
              line.discountReason(),
              product == null ? null : book.priceLists.eligibility(product, day)));
    }
    return new FrozenSale(
        outlet,
        day,
        at,
        sale.shift(),
        sale.stamp().cashier(),
        sale.receipt(),
        lines,
        sale.roundingFen(),
        sale.totalFen(),
        sale.allowance(),
        PersonsOfEntries.in(transaction).of(entry.key()));
  }
}
