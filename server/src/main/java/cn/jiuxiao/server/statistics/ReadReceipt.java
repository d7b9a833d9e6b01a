package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.statistics.Receipt.EntryPlace;
import cn.jiuxiao.server.statistics.Receipt.Granted;
import cn.jiuxiao.server.statistics.Receipt.Kind;
import cn.jiuxiao.server.statistics.Receipt.Line;
import cn.jiuxiao.server.statistics.Receipt.Link;
import cn.jiuxiao.server.statistics.Receipt.Place;
import cn.jiuxiao.server.statistics.Receipt.Tender;
import cn.jiuxiao.server.statistics.Receipt.VoidedBy;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.ReceiptCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one receipt with all that hangs on it. Whoever calls has checked who may see it. */
@Singleton
class ReadReceipt {
  private static final String PLACE =
      """
      x.terminal_id, x.branch, x.seq, x.receipt_id, x.receipt, x.outlet_id, o.name AS outlet, o.place, x.channel_code,
      x.region_code, x.business_day, c.name AS cashier, x.total_fen, x.eligible_fen, e.received_at
      """;

  private static final String JOINS =
      """
      JOIN outlet o ON o.id = x.outlet_id
      JOIN journal_entry e ON e.terminal_id = x.terminal_id AND e.branch = x.branch AND e.seq = x.seq
      LEFT JOIN cashier c ON c.id = x.cashier_id
      WHERE x.receipt_id = ?
      """;

  private final Sql sql;

  ReadReceipt(Sql sql) {
    this.sql = sql;
  }

  Optional<Receipt> of(ReceiptCode code) {
    Optional<Receipt> sale =
        sql.first(
            "SELECT "
                + PLACE
                + ", x.sold_at AS at, x.rounding_fen, x.discount_fen, x.discount_reason, a.name AS approved_by,"
                + " x.person IS NOT NULL AS participant, NULL AS reason FROM sale x"
                + " LEFT JOIN cashier a ON a.id = x.approved_by "
                + JOINS,
            row -> receipt(row, Kind.SALE),
            code.bytes());
    return sale.map(this::withSalesParts)
        .or(
            () ->
                sql.first(
                        "SELECT "
                            + PLACE
                            + ", x.refunded_at AS at, 0 AS rounding_fen, 0 AS discount_fen, NULL AS discount_reason, NULL AS approved_by, false AS participant, x.reason FROM refund x "
                            + JOINS,
                        row -> receipt(row, Kind.REFUND),
                        code.bytes())
                    .map(this::withRefundsParts));
  }

  private static Receipt receipt(ResultSet row, Kind kind) throws SQLException {
    return new Receipt(
        kind,
        code(row),
        row.getString("receipt"),
        new Place(
            row.getLong("outlet_id"),
            row.getString("outlet"),
            row.getString("place"),
            row.getString("channel_code"),
            row.getString("region_code")),
        entry(row),
        new BusinessDay(row.getObject("business_day", LocalDate.class)),
        at(row, "at"),
        at(row, "received_at"),
        row.getString("cashier"),
        row.getBoolean("participant"),
        new Money(row.getLong("total_fen")),
        new Money(row.getLong("eligible_fen")),
        new Money(row.getLong("rounding_fen")),
        new Granted(
            new Money(row.getLong("discount_fen")),
            row.getString("discount_reason"),
            row.getString("approved_by")),
        row.getString("reason"),
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private Receipt withSalesParts(Receipt sale) {
    return parts(
        sale, null, saleLines(sale.entry()), refundsOf(sale.entry()), voidOf(sale.entry()));
  }

  private Receipt withRefundsParts(Receipt refund) {
    return parts(refund, originalOf(refund.entry()), refundLines(refund.entry()), List.of(), null);
  }

  private Receipt parts(
      Receipt bare,
      @Nullable Link original,
      List<Line> lines,
      List<Link> refunds,
      @Nullable VoidedBy voided) {
    return new Receipt(
        bare.kind(),
        bare.code(),
        bare.number(),
        bare.place(),
        bare.entry(),
        bare.day(),
        bare.at(),
        bare.receivedAt(),
        bare.cashier(),
        bare.participant(),
        bare.total(),
        bare.eligible(),
        bare.rounding(),
        bare.granted(),
        bare.reason(),
        original,
        lines,
        tenders(bare.entry()),
        refunds,
        voided);
  }

  private List<Line> saleLines(EntryPlace sale) {
    return sql.list(
        """
        SELECT l.line, p.code, l.name, l.sales_unit, l.quantity_milli, l.price_fen, l.list_fen, l.discount_fen,
               l.discount_reason, l.net_fen, l.eligibility,
               coalesce((SELECT sum(b.quantity_milli) FROM refund r
                 JOIN refund_line b ON b.terminal_id = r.terminal_id AND b.branch = r.branch AND b.seq = r.seq
                 WHERE r.original_terminal_id = l.terminal_id AND r.original_branch = l.branch
                   AND r.original_seq = l.seq AND b.line = l.line), 0)::bigint AS taken_back
        FROM sale_line l LEFT JOIN product p ON p.id = l.product_id
        WHERE l.terminal_id = ? AND l.branch = ? AND l.seq = ? ORDER BY l.line
        """,
        ReadReceipt::line,
        sale.terminal(),
        sale.branch(),
        sale.seq());
  }

  private List<Line> refundLines(EntryPlace refund) {
    return sql.list(
        """
        SELECT b.line, p.code, l.name, l.sales_unit, b.quantity_milli, l.price_fen, NULL::bigint AS list_fen,
               0::bigint AS discount_fen, NULL AS discount_reason, b.net_fen,
               CASE WHEN b.eligible THEN l.eligibility END AS eligibility, 0::bigint AS taken_back
        FROM refund r
        JOIN refund_line b ON b.terminal_id = r.terminal_id AND b.branch = r.branch AND b.seq = r.seq
        JOIN sale_line l ON l.terminal_id = r.original_terminal_id AND l.branch = r.original_branch
          AND l.seq = r.original_seq AND l.line = b.line
        LEFT JOIN product p ON p.id = l.product_id
        WHERE r.terminal_id = ? AND r.branch = ? AND r.seq = ? ORDER BY b.line
        """,
        ReadReceipt::line,
        refund.terminal(),
        refund.branch(),
        refund.seq());
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getInt("line"),
        row.getString("code"),
        row.getString("name"),
        row.getString("sales_unit"),
        new Quantity(row.getLong("quantity_milli")),
        new Money(row.getLong("price_fen")),
        row.getObject("list_fen") == null ? null : new Money(row.getLong("list_fen")),
        new Money(row.getLong("discount_fen")),
        row.getString("discount_reason"),
        new Money(row.getLong("net_fen")),
        row.getString("eligibility"),
        new Quantity(row.getLong("taken_back")));
  }

  private List<Tender> tenders(EntryPlace entry) {
    return sql.list(
        """
        SELECT t.method, t.amount_fen, t.verified, concat_ws(' · ', a.unit, nullif(a.person, ''), nullif(a.note, ''))
        FROM tender t LEFT JOIN tender_account a ON a.terminal_id = t.terminal_id AND a.branch = t.branch
          AND a.seq = t.seq AND a.position = t.position
        WHERE t.terminal_id = ? AND t.branch = ? AND t.seq = ? ORDER BY t.position
        """,
        row ->
            new Tender(
                row.getString(1), new Money(row.getLong(2)), row.getBoolean(3), row.getString(4)),
        entry.terminal(),
        entry.branch(),
        entry.seq());
  }

  private List<Link> refundsOf(EntryPlace sale) {
    return sql.list(
        """
        SELECT receipt_id, receipt, refunded_at AS at, total_fen, reason FROM refund
        WHERE original_terminal_id = ? AND original_branch = ? AND original_seq = ? ORDER BY refunded_at, receipt_id
        """,
        ReadReceipt::link,
        sale.terminal(),
        sale.branch(),
        sale.seq());
  }

  private @Nullable Link originalOf(EntryPlace refund) {
    return sql.first(
            """
            SELECT s.receipt_id, s.receipt, s.sold_at AS at, s.total_fen, '' AS reason
            FROM refund r JOIN sale s ON s.terminal_id = r.original_terminal_id AND s.branch = r.original_branch
              AND s.seq = r.original_seq
            WHERE r.terminal_id = ? AND r.branch = ? AND r.seq = ?
            """,
            ReadReceipt::link,
            refund.terminal(),
            refund.branch(),
            refund.seq())
        .orElse(null);
  }

  private @Nullable VoidedBy voidOf(EntryPlace sale) {
    return sql.first(
            """
            SELECT v.terminal_id, v.branch, v.seq, v.voided_at, v.reason, c.name AS cashier
            FROM sale_void v LEFT JOIN cashier c ON c.id = v.cashier_id
            WHERE v.terminal_id = ? AND v.branch = ? AND v.sale_seq = ?
            """,
            row ->
                new VoidedBy(
                    entry(row),
                    at(row, "voided_at"),
                    row.getString("cashier"),
                    row.getString("reason")),
            sale.terminal(),
            sale.branch(),
            sale.seq())
        .orElse(null);
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        code(row),
        row.getString("receipt"),
        at(row, "at"),
        new Money(row.getLong("total_fen")),
        row.getString("reason"));
  }

  private static EntryPlace entry(ResultSet row) throws SQLException {
    return new EntryPlace(
        row.getObject("terminal_id", UUID.class), row.getInt("branch"), row.getLong("seq"));
  }

  private static ReceiptCode code(ResultSet row) throws SQLException {
    return new ReceiptCode(Base64Url.encode(row.getBytes("receipt_id")));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
