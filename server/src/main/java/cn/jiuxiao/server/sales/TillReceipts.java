package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Account;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryKind;
import cn.jiuxiao.wire.Messages.Correction;
import cn.jiuxiao.wire.Messages.Original;
import cn.jiuxiao.wire.Messages.ReceiptAnswer;
import cn.jiuxiao.wire.Messages.ReceiptLine;
import cn.jiuxiao.wire.Messages.ReceiptTender;
import cn.jiuxiao.wire.Messages.Reserved;
import cn.jiuxiao.wire.Messages.ReservedLine;
import cn.jiuxiao.wire.ReceiptCode;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Receipts of a till's own outlet that count, whichever till wrote them. */
@Singleton
class TillReceipts {
  private static final Pattern NUMBER = Pattern.compile("(.{1,60})-([1-9][0-9]{0,15})");

  private final Sql sql;
  private final Clock clock;

  TillReceipts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private static final String FOUND =
      """
      SELECT s.terminal_id, s.branch, s.seq, e.hash, s.receipt, s.sold_at, c.name AS cashier, s.rounding_fen,
             s.discount_fen, s.discount_reason, s.total_fen, s.outlet_id
      FROM sale s
      JOIN terminal asking ON asking.id = ? AND asking.outlet_id = s.outlet_id
      JOIN journal_entry e ON e.terminal_id = s.terminal_id AND e.branch = s.branch AND e.seq = s.seq
      LEFT JOIN cashier c ON c.id = s.cashier_id
      """;

  /** Of a refund's receipt: the sale that it took back. */
  @Transactional(readOnly = true)
  Optional<ReceiptAnswer> byCode(UUID till, ReceiptCode code) {
    return sql.first(FOUND + "WHERE s.receipt_id = ?", this::answer, till, code.bytes())
        .or(
            () ->
                sql.first(
                    FOUND
                        + """
                        JOIN refund r ON r.original_terminal_id = s.terminal_id AND r.original_branch = s.branch
                          AND r.original_seq = s.seq
                        WHERE r.receipt_id = ?
                        """,
                    this::answer,
                    till,
                    code.bytes()));
  }

  /**
   * @param number as it is printed: the till's label, a dash, the entry's number
   */
  @Transactional(readOnly = true)
  Optional<ReceiptAnswer> byNumber(UUID till, String number) {
    Matcher parts = NUMBER.matcher(number.strip().toUpperCase(Locale.ROOT));
    return parts.matches()
        ? sql.first(
            FOUND
                + "JOIN terminal t ON t.id = s.terminal_id WHERE upper(t.label) = ? AND s.seq = ? ORDER BY s.branch LIMIT 1",
            this::answer,
            till,
            parts.group(1),
            Long.parseLong(parts.group(2)))
        : Optional.empty();
  }

  private ReceiptAnswer answer(ResultSet row) throws SQLException {
    var key =
        new EntryKey(
            row.getObject("terminal_id", UUID.class), row.getInt("branch"), row.getLong("seq"));
    Sha256 hash = Sha256.ofBytes(row.getBytes("hash"));
    List<ReceiptLine> lines = lines(key);
    // Before what was taken: a refund in between shows twice, never not at all.
    List<Reserved> reserved = new ArrayList<>(reserved(key));
    reserved.addAll(
        parked(
            new EntryBody.Original(key.terminal(), key.seq(), hash),
            row.getLong("outlet_id"),
            lines));
    return new ReceiptAnswer(
        new Original(key.terminal().toString(), key.seq(), hash.toString()),
        row.getString("receipt"),
        millis(row, "sold_at"),
        row.getString("cashier"),
        lines,
        row.getLong("rounding_fen"),
        row.getLong("discount_fen"),
        row.getString("discount_reason"),
        row.getLong("total_fen"),
        tenders(key),
        corrections(key),
        reserved);
  }

  private static long millis(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
  }

  private List<ReceiptLine> lines(EntryKey sale) {
    return sql.list(
        """
        SELECT l.*, p.code FROM sale_line l LEFT JOIN product p ON p.id = l.product_id
        WHERE l.terminal_id = ? AND l.branch = ? AND l.seq = ? ORDER BY l.line
        """,
        row ->
            new ReceiptLine(
                row.getInt("line"),
                row.getString("code"),
                row.getString("name"),
                SalesUnit.valueOf(row.getString("sales_unit")),
                row.getLong("quantity_milli"),
                row.getLong("price_fen"),
                Sql.longOrNull(row, "list_fen"),
                row.getLong("discount_fen"),
                row.getString("discount_reason"),
                row.getLong("net_fen"),
                row.getString("eligibility") != null),
        sale.terminal(),
        sale.branch(),
        sale.seq());
  }

  private List<ReceiptTender> tenders(EntryKey entry) {
    return sql.list(
        """
        SELECT t.method, t.amount_fen, a.unit, a.person, a.note
        FROM tender t LEFT JOIN tender_account a ON a.terminal_id = t.terminal_id AND a.branch = t.branch
          AND a.seq = t.seq AND a.position = t.position
        WHERE t.terminal_id = ? AND t.branch = ? AND t.seq = ? ORDER BY t.position
        """,
        row ->
            new ReceiptTender(
                TenderMethod.valueOf(row.getString("method")),
                row.getLong("amount_fen"),
                account(row)),
        entry.terminal(),
        entry.branch(),
        entry.seq());
  }

  private static @Nullable Account account(ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    return unit == null ? null : new Account(unit, row.getString("person"), row.getString("note"));
  }

  private List<Correction> corrections(EntryKey sale) {
    return sql.list(
        """
        SELECT terminal_id, branch, seq, 'REFUND' AS kind, receipt, refunded_at AS at FROM refund
        WHERE original_terminal_id = ? AND original_branch = ? AND original_seq = ?
        UNION ALL
        SELECT terminal_id, branch, seq, 'VOID', NULL, voided_at FROM sale_void
        WHERE terminal_id = ? AND branch = ? AND sale_seq = ?
        ORDER BY at
        """,
        this::correction,
        sale.terminal(),
        sale.branch(),
        sale.seq(),
        sale.terminal(),
        sale.branch(),
        sale.seq());
  }

  private Correction correction(ResultSet row) throws SQLException {
    var key =
        new EntryKey(
            row.getObject("terminal_id", UUID.class), row.getInt("branch"), row.getLong("seq"));
    return new Correction(
        key.terminal().toString(),
        key.seq(),
        EntryKind.valueOf(row.getString("kind")),
        row.getString("receipt"),
        millis(row, "at"),
        refundLines(key),
        tenders(key));
  }

  private List<RefundLine> refundLines(EntryKey refund) {
    return sql.list(
        """
        SELECT line, quantity_milli, net_fen FROM refund_line
        WHERE terminal_id = ? AND branch = ? AND seq = ? ORDER BY line
        """,
        row -> new RefundLine(row.getInt(1), row.getLong(2), row.getLong(3)),
        refund.terminal(),
        refund.branch(),
        refund.seq());
  }

  private List<Reserved> reserved(EntryKey sale) {
    return sql.list(
        """
        SELECT r.reserved_by, t.label, r.line, r.quantity_milli, r.reserved_until
        FROM refund_reservation r JOIN terminal t ON t.id = r.reserved_by
        WHERE r.terminal_id = ? AND r.branch = ? AND r.seq = ? AND r.reserved_until > ? ORDER BY r.line
        """,
        row ->
            new Reserved(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                millis(row, "reserved_until")),
        sale.terminal(),
        sale.branch(),
        sale.seq(),
        clock.instant());
  }

  /** What tills gave back that is not settled: a day from now, as nobody knows when it will be. */
  private List<Reserved> parked(EntryBody.Original sale, long outlet, List<ReceiptLine> all) {
    long until = clock.instant().plus(ReserveRefund.HELD).toEpochMilli();
    return sql.list(ParkedReturn.OF_OUTLET + "= ?", ParkedReturn::read, outlet).stream()
        .flatMap(Optional::stream)
        .filter(one -> one.original().equals(sale))
        .flatMap(
            one ->
                held(one, all)
                    .map(
                        part ->
                            new Reserved(
                                one.key().terminal().toString(),
                                one.label(),
                                part.line(),
                                part.quantityMilli(),
                                until)))
        .toList();
  }

  private static Stream<ReservedLine> held(ParkedReturn parked, List<ReceiptLine> all) {
    List<RefundLine> parts = parked.lines();
    return parts == null
        ? all.stream().map(line -> new ReservedLine(line.line(), line.quantityMilli()))
        : parts.stream().map(part -> new ReservedLine(part.line(), part.quantityMilli()));
  }
}
