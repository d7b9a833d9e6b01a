package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.review.ReviewEntry.OriginalSale;
import cn.jiuxiao.server.review.ReviewEntry.Refunded;
import cn.jiuxiao.server.review.ReviewEntry.Reserved;
import cn.jiuxiao.server.sales.LeftOfLine;
import cn.jiuxiao.server.sales.ParkedReturn;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sale that a refund or void takes back, and what else has taken from it or is about to. */
@Singleton
class ReadOriginal {
  private final Sql sql;
  private final Clock clock;

  ReadOriginal(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @param asking the refund or void itself
   */
  @Nullable OriginalSale of(@Nullable EntryBody body, EntryKey asking) {
    Original named = ParkedReturn.originalOf(body);
    if (named == null) {
      return null;
    }
    return sql.first(
            """
            SELECT e.terminal_id, e.branch, e.seq, s.total_fen, s.outlet_id,
                   (SELECT coalesce(sum(r.total_fen), 0) FROM refund r WHERE r.original_terminal_id = e.terminal_id
                      AND r.original_branch = e.branch AND r.original_seq = e.seq) AS refunded_fen,
                   EXISTS (SELECT FROM sale_void v WHERE v.terminal_id = e.terminal_id AND v.branch = e.branch
                      AND v.sale_seq = e.seq) AS voided
            FROM journal_entry e
            LEFT JOIN sale s ON s.terminal_id = e.terminal_id AND s.branch = e.branch AND s.seq = e.seq
            WHERE e.terminal_id = ? AND e.seq = ? AND e.hash = ?
            """,
            row -> original(row, body, named, asking),
            named.terminal(),
            named.seq(),
            named.hash().bytes())
        .orElse(
            new OriginalSale(
                null, false, false, null, null, List.of(), List.of(), List.of(), Map.of()));
  }

  private OriginalSale original(
      ResultSet row, @Nullable EntryBody body, Original named, EntryKey asking)
      throws SQLException {
    Long total = Sql.longOrNull(row, "total_fen");
    Long outlet = Sql.longOrNull(row, "outlet_id");
    var key =
        new EntryKey(
            row.getObject("terminal_id", UUID.class), row.getInt("branch"), row.getLong("seq"));
    return new OriginalSale(
        key,
        total != null,
        row.getBoolean("voided"),
        total == null ? null : new Money(total),
        new Money(row.getLong("refunded_fen")),
        refundsOf(key),
        reservedOf(key),
        outlet == null ? List.of() : parkedOf(named, outlet, asking),
        body instanceof EntryBody.Refund refund ? due(key, refund) : Map.of());
  }

  private static final String LEFT =
      """
      SELECT l.line, l.net_fen, l.quantity_milli, coalesce(sum(b.net_fen), 0) AS back_fen,
             coalesce(sum(b.quantity_milli), 0) AS back_milli
      FROM sale_line l
      LEFT JOIN refund r ON r.original_terminal_id = l.terminal_id AND r.original_branch = l.branch AND r.original_seq = l.seq
      LEFT JOIN refund_line b ON b.terminal_id = r.terminal_id AND b.branch = r.branch AND b.seq = r.seq AND b.line = l.line
      WHERE l.terminal_id = ? AND l.branch = ? AND l.seq = ? GROUP BY 1, 2, 3
      """;

  private record Left(int line, LeftOfLine left) {}

  private Map<RefundLine, Money> due(EntryKey sale, EntryBody.Refund refund) {
    Map<Integer, LeftOfLine> left =
        sql.list(LEFT, ReadOriginal::left, sale.terminal(), sale.branch(), sale.seq()).stream()
            .collect(Collectors.toMap(Left::line, Left::left));
    Map<RefundLine, Money> due = new LinkedHashMap<>();
    for (RefundLine line : refund.lines()) {
      LeftOfLine of = left.get(line.line());
      long milli = line.quantityMilli();
      if (of != null && of.has(milli) && !of.isRight(milli, line.netFen())) {
        due.put(line, new Money(of.dueFen(milli)));
      }
    }
    return due;
  }

  private static Left left(ResultSet row) throws SQLException {
    long net = row.getLong("net_fen");
    long milli = row.getLong("quantity_milli");
    return new Left(
        row.getInt("line"),
        new LeftOfLine(
            net, milli, net - row.getLong("back_fen"), milli - row.getLong("back_milli")));
  }

  private List<Reserved> reservedOf(EntryKey sale) {
    return sql.list(
        """
        SELECT t.label, r.line, r.quantity_milli, r.reserved_until
        FROM refund_reservation r JOIN terminal t ON t.id = r.reserved_by
        WHERE r.terminal_id = ? AND r.branch = ? AND r.seq = ? AND r.reserved_until > ? ORDER BY r.line, t.label
        """,
        row ->
            new Reserved(
                row.getString("label"),
                row.getInt("line"),
                new Quantity(row.getLong("quantity_milli")),
                Objects.requireNonNull(Sql.instant(row, "reserved_until"))),
        sale.terminal(),
        sale.branch(),
        sale.seq(),
        clock.instant());
  }

  private List<ParkedReturn> parkedOf(Original sale, long outlet, EntryKey asking) {
    return sql.list(ParkedReturn.OF_OUTLET + "= ?", ParkedReturn::read, outlet).stream()
        .flatMap(Optional::stream)
        .filter(one -> one.original().equals(sale) && !one.key().equals(asking))
        .toList();
  }

  private List<Refunded> refundsOf(EntryKey sale) {
    return sql.list(
        """
        SELECT terminal_id, branch, seq, receipt, refunded_at, total_fen FROM refund
        WHERE original_terminal_id = ? AND original_branch = ? AND original_seq = ? ORDER BY refunded_at
        """,
        row ->
            new Refunded(
                new EntryKey(
                    row.getObject("terminal_id", UUID.class),
                    row.getInt("branch"),
                    row.getLong("seq")),
                row.getString("receipt"),
                Objects.requireNonNull(Sql.instant(row, "refunded_at")),
                new Money(row.getLong("total_fen"))),
        sale.terminal(),
        sale.branch(),
        sale.seq());
  }
}
