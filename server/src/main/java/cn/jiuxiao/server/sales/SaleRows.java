package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.BinaryCopy;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.ReceiptCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that sales, refunds, voids and shifts leave, gathered for one copy a table. */
final class SaleRows {
  private static final String KEY = "terminal_id, branch, seq, ";

  private final BinaryCopy shifts =
      new BinaryCopy("shift (" + KEY + "outlet_id, cashier_id, opened_at, float_fen)");
  private final BinaryCopy closings =
      new BinaryCopy(
          "shift_closing (terminal_id, branch, shift_seq, seq, closed_at, expected_fen, counted_fen)");
  private final BinaryCopy cash =
      new BinaryCopy("cash_movement (" + KEY + "shift_seq, amount_fen, reason)");
  private final BinaryCopy drawer =
      new BinaryCopy("drawer_movement (" + KEY + "shift_seq, cash_fen)");
  private final BinaryCopy sales =
      new BinaryCopy(
          "sale ("
              + KEY
              + "receipt_id, receipt, outlet_id, channel_code, region_code, business_day, sold_at, shift_seq, cashier_id,"
              + " total_fen, eligible_fen, rounding_fen, discount_fen, discount_reason, approved_by, person)");
  private final BinaryCopy saleLines =
      new BinaryCopy(
          "sale_line ("
              + KEY
              + "line, product_id, name, sales_unit, quantity_milli, price_fen, net_fen, list_fen, discount_fen,"
              + " discount_reason, eligibility)");
  private final BinaryCopy tenders =
      new BinaryCopy("tender (" + KEY + "position, method, amount_fen, verified)");
  private final BinaryCopy accounts =
      new BinaryCopy("tender_account (" + KEY + "position, unit, person, note)");
  private final BinaryCopy refunds =
      new BinaryCopy(
          "refund ("
              + KEY
              + "original_terminal_id, original_branch, original_seq, receipt_id, receipt, outlet_id, channel_code,"
              + " region_code, business_day, refunded_at, shift_seq, cashier_id, total_fen, eligible_fen, reason)");
  private final BinaryCopy refundLines =
      new BinaryCopy("refund_line (" + KEY + "line, quantity_milli, net_fen, eligible)");
  private final BinaryCopy voids =
      new BinaryCopy(
          "sale_void (terminal_id, branch, sale_seq, seq, voided_at, cashier_id, reason)");

  private static BinaryCopy key(BinaryCopy rows, EntryKey key) {
    return rows.row().uuid(key.terminal()).integer(key.branch()).bigint(key.seq());
  }

  void shift(JournalEntry entry, EntryBody.ShiftOpened opened, @Nullable Long cashier) {
    key(shifts, entry.key())
        .bigint(entry.terminal().outletId())
        .bigint(cashier)
        .instant(entry.whenKnown().at())
        .bigint(opened.floatFen());
  }

  void closing(JournalEntry entry, EntryBody.ShiftClosed closed) {
    closings
        .row()
        .uuid(entry.terminal().id())
        .integer(entry.branch())
        .bigint(closed.shift())
        .bigint(entry.seq())
        .instant(entry.whenKnown().at())
        .bigint(closed.expectedFen())
        .bigint(closed.countedFen());
  }

  void cash(JournalEntry entry, EntryBody.CashMoved moved, long signedFen) {
    key(cash, entry.key()).bigint(moved.shift()).bigint(signedFen).text(moved.reason());
  }

  void drawer(EntryKey key, long shift, long cashFen) {
    key(drawer, key).bigint(shift).bigint(cashFen);
  }

  void sale(JournalEntry entry, EntryBody.Sale body, FrozenSale sale) {
    EntryKey key = entry.key();
    key(sales, key)
        .bytea(ReceiptCode.of(entry.hash()).bytes())
        .text(sale.receipt())
        .bigint(sale.outlet().id())
        .text(sale.outlet().channel())
        .text(sale.outlet().region())
        .date(sale.day())
        .instant(sale.at())
        .bigint(sale.shift())
        .bigint(sale.cashier())
        .bigint(sale.totalFen())
        .bigint(sale.eligibleFen())
        .bigint(sale.roundingFen())
        .bigint(sale.allowance().discountFen())
        .text(sale.allowance().reason())
        .bigint(sale.allowance().approvedBy())
        .bytea(sale.person());
    for (FrozenSale.Line line : sale.lines()) {
      key(saleLines, key)
          .smallint(line.line())
          .bigint(line.product())
          .text(line.name())
          .text(line.unit().name())
          .bigint(line.quantityMilli())
          .bigint(line.priceFen())
          .bigint(line.netFen())
          .bigint(line.listFen())
          .bigint(line.discountFen())
          .text(line.discountReason())
          .text(line.eligibility());
    }
    tenders(key, body.tenders());
  }

  void refund(JournalEntry entry, EntryBody.Refund refund, StoredSale original, long eligibleFen) {
    EntryKey key = entry.key();
    key(refunds, key)
        .uuid(original.key.terminal())
        .integer(original.key.branch())
        .bigint(original.key.seq())
        .bytea(ReceiptCode.of(entry.hash()).bytes())
        .text(refund.receipt())
        .bigint(original.outlet.id())
        .text(original.outlet.channel())
        .text(original.outlet.region())
        .date(entry.whenKnown().day())
        .instant(entry.whenKnown().at())
        .bigint(refund.shift())
        .bigint(refund.stamp().cashier())
        .bigint(refund.totalFen())
        .bigint(eligibleFen)
        .text(refund.reason());
    for (EntryBody.RefundLine line : refund.lines()) {
      StoredSale.Line sold = original.line(line.line());
      key(refundLines, key)
          .smallint(line.line())
          .bigint(line.quantityMilli())
          .bigint(line.netFen())
          .bool(sold != null && sold.eligible);
    }
    tenders(key, refund.tenders());
  }

  void voided(JournalEntry entry, EntryBody.VoidSale voided, StoredSale sale) {
    voids
        .row()
        .uuid(sale.key.terminal())
        .integer(sale.key.branch())
        .bigint(sale.key.seq())
        .bigint(entry.seq())
        .instant(entry.whenKnown().at())
        .bigint(voided.stamp().cashier())
        .text(voided.reason());
  }

  private void tenders(EntryKey key, List<Tender> all) {
    for (int i = 0; i < all.size(); i++) {
      Tender tender = all.get(i);
      key(tenders, key)
          .smallint(i + 1)
          .text(tender.method().name())
          .bigint(tender.amountFen())
          .bool(tender.verified());
      EntryBody.Account account = tender.account();
      if (account != null) {
        key(accounts, key)
            .smallint(i + 1)
            .text(account.unit())
            .text(account.person())
            .text(account.note());
      }
    }
  }

  void into(Connection connection) throws SQLException {
    for (BinaryCopy rows :
        List.of(
            shifts,
            closings,
            cash,
            drawer,
            sales,
            saleLines,
            tenders,
            accounts,
            refunds,
            refundLines,
            voids)) {
      rows.into(connection);
    }
  }
}
