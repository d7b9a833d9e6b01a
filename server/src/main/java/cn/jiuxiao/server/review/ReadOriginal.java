package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.review.ReviewEntry.OriginalSale;
import cn.jiuxiao.server.review.ReviewEntry.Refunded;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sale that a refund or void takes back, and what else has taken from it. */
@Singleton
class ReadOriginal {
  private final Sql sql;

  ReadOriginal(Sql sql) {
    this.sql = sql;
  }

  @Nullable OriginalSale of(@Nullable EntryBody body) {
    Original named =
        switch (body) {
          case EntryBody.Refund refund -> refund.original();
          case EntryBody.VoidSale voided -> voided.original();
          case null, default -> null;
        };
    if (named == null) {
      return null;
    }
    return sql.first(
            """
            SELECT e.terminal_id, e.branch, e.seq, s.total_fen,
                   (SELECT coalesce(sum(r.total_fen), 0) FROM refund r WHERE r.original_terminal_id = e.terminal_id
                      AND r.original_branch = e.branch AND r.original_seq = e.seq) AS refunded_fen,
                   EXISTS (SELECT FROM sale_void v WHERE v.terminal_id = e.terminal_id AND v.branch = e.branch
                      AND v.sale_seq = e.seq) AS voided
            FROM journal_entry e
            LEFT JOIN sale s ON s.terminal_id = e.terminal_id AND s.branch = e.branch AND s.seq = e.seq
            WHERE e.terminal_id = ? AND e.seq = ? AND e.hash = ?
            """,
            ReadOriginal::original,
            named.terminal(),
            named.seq(),
            named.hash().bytes())
        .map(sale -> sale.with(refundsOf(sale.key())))
        .orElse(new OriginalSale(null, false, false, null, null, List.of()));
  }

  private static OriginalSale original(ResultSet row) throws SQLException {
    Long total = Sql.longOrNull(row, "total_fen");
    return new OriginalSale(
        new EntryKey(
            row.getObject("terminal_id", UUID.class), row.getInt("branch"), row.getLong("seq")),
        total != null,
        row.getBoolean("voided"),
        total == null ? null : new Money(total),
        new Money(row.getLong("refunded_fen")),
        List.of());
  }

  private List<Refunded> refundsOf(@Nullable EntryKey sale) {
    if (sale == null) {
      return List.of();
    }
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
