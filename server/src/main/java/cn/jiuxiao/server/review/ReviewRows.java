package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryAmount;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.ReadBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that did not count by itself as rows {@code r}, with their outlets. */
final class ReviewRows {
  /**
   * Rows {@code r} with terminal {@code t}, outlet {@code o} and place {@code p}; these are null
   * for what names no terminal that we know.
   */
  static final String FROM =
      """
       FROM (
        SELECT CASE WHEN s.decision = 'PROPOSED' THEN 'PROPOSED'
                    WHEN s.decision <> 'UNDONE' THEN 'SETTLED'
                    WHEN j.branch > 0 THEN 'FORKED' ELSE 'PARKED' END AS state,
               j.terminal_id, j.branch, j.seq, NULL::bytea AS mark, j.kind, j.reason, j.detail, j.business_day,
               e.received_at, e.body, s.decision
        FROM entry_judgement j
        JOIN journal_entry e ON e.terminal_id = j.terminal_id AND e.branch = j.branch AND e.seq = j.seq
        LEFT JOIN LATERAL (
          SELECT decision FROM settlement s
          WHERE s.terminal_id = j.terminal_id AND s.branch = j.branch AND s.seq = j.seq
          ORDER BY s.office_seq DESC LIMIT 1) s ON true
        WHERE j.outcome <> 'RECORDED'
        UNION ALL
        SELECT 'EARLY', terminal_id, NULL, seq, hash, NULL, NULL, NULL, NULL, received_at, body, NULL
        FROM early_entry WHERE joined_at IS NULL
        UNION ALL
        SELECT CASE WHEN s.decision = 'ACKNOWLEDGED' THEN 'SETTLED' ELSE 'UNVERIFIED' END,
               (SELECT id FROM terminal WHERE id::text = u.terminal), NULL, seq, u.digest, NULL, reason, NULL,
               NULL, received_at, body, s.decision
        FROM unverified_entry u
        LEFT JOIN LATERAL (
          SELECT decision FROM unverified_settlement s WHERE s.digest = u.digest
          ORDER BY s.office_seq DESC LIMIT 1) s ON true
       ) r
       LEFT JOIN terminal t ON t.id = r.terminal_id
       LEFT JOIN outlet o ON o.id = t.outlet_id
       LEFT JOIN outlet_place p ON p.outlet_id = o.id
      """;

  static final String COLUMNS = "SELECT r.*, t.label, o.id AS outlet_id, o.name AS outlet";

  private ReviewRows() {}

  static ReviewRow read(ResultSet row) throws SQLException {
    ReadBody read = BodyReader.read(row.getBytes("body"));
    byte[] mark = row.getBytes("mark");
    String kind = row.getString("kind");
    return new ReviewRow(
        ReviewState.valueOf(row.getString("state")),
        row.getObject("terminal_id", UUID.class),
        row.getString("label"),
        Sql.longOrNull(row, "outlet_id"),
        row.getString("outlet"),
        row.getObject("branch", Integer.class),
        Sql.longOrNull(row, "seq"),
        mark == null ? null : Base64Url.encode(mark),
        kind != null
            ? kind
            : read instanceof ReadBody.Numbered numbered ? numbered.kindName() : null,
        row.getString("reason"),
        row.getString("detail"),
        row.getObject("business_day", LocalDate.class),
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        amount(read),
        row.getString("decision"));
  }

  /** What the entry is about in money, as written; null if nothing. */
  static @Nullable Money amount(ReadBody read) {
    Long fen =
        read instanceof ReadBody.Understood understood ? EntryAmount.of(understood.body()) : null;
    return fen == null ? null : new Money(fen);
  }
}
