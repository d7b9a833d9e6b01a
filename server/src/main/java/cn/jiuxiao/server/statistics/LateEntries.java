package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.ReceiptCode;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a locked month's difference is made of: what came in, or was decided, after it was
 * published. Whether something did is told by where its till stood then, not by a clock.
 */
@Singleton
public class LateEntries {
  private static final Map<String, String> SORTS =
      Map.of("received", "received_at", "day", "business_day", "total", "total_fen");

  private static final String IN_THE_MONTH =
      """
      FROM k JOIN outlet_day d ON d.business_day >= k.month AND d.business_day < k.next_month
      """;

  private static final String ROWS =
      """
      WITH k AS (
        SELECT month, number, office_seq, (month + interval '1 month')::date AS next_month
        FROM locked_month WHERE month = ?),
      counted AS (
        SELECT s.terminal_id, s.branch, s.seq, 'SALE' AS kind, s.outlet_id, s.business_day, s.receipt_id, s.receipt,
               s.total_fen, s.eligible_fen
        %1$s JOIN sale s ON s.outlet_id = d.outlet_id AND s.business_day = d.business_day
        UNION ALL
        SELECT v.terminal_id, v.branch, v.seq, 'VOIDED', s.outlet_id, s.business_day, s.receipt_id, s.receipt,
               -s.total_fen, -s.eligible_fen
        %1$s JOIN sale s ON s.outlet_id = d.outlet_id AND s.business_day = d.business_day
        JOIN sale_void v ON v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq
        UNION ALL
        SELECT r.terminal_id, r.branch, r.seq, 'REFUND', r.outlet_id, r.business_day, r.receipt_id, r.receipt,
               -r.total_fen, -r.eligible_fen
        %1$s JOIN refund r ON r.outlet_id = d.outlet_id AND r.business_day = d.business_day),
      late AS (
        SELECT c.* FROM k CROSS JOIN counted c
        LEFT JOIN month_lock_head h ON h.month = k.month AND h.number = k.number
          AND h.terminal_id = c.terminal_id AND h.branch = c.branch
        WHERE c.seq >= coalesce(h.next_seq, 0)
           OR EXISTS (SELECT FROM settlement t WHERE t.terminal_id = c.terminal_id AND t.branch = c.branch
                      AND t.seq = c.seq AND t.office_seq > k.office_seq)),
      withdrawn AS (
        SELECT t.terminal_id, t.branch, t.seq, 'WITHDRAWN' AS kind, m.outlet_id,
               (convert_from(o.body, 'UTF8')::jsonb ->> 'day')::date AS business_day,
               NULL::bytea AS receipt_id, m.label || '-' || t.seq AS receipt, NULL::bigint, NULL::bigint
        FROM k
        JOIN settlement a ON a.office_seq > k.office_seq
        JOIN LATERAL (SELECT * FROM settlement b
                      WHERE b.terminal_id = a.terminal_id AND b.branch = a.branch AND b.seq = a.seq
                        AND b.office_seq <= k.office_seq ORDER BY b.office_seq DESC LIMIT 1) t
          ON t.decision IN ('ACCEPTED', 'CURED')
        JOIN office_entry o ON o.seq = t.office_seq
        JOIN terminal m ON m.id = t.terminal_id
        JOIN entry_judgement j ON j.terminal_id = t.terminal_id AND j.branch = t.branch AND j.seq = t.seq
          AND j.kind IN ('SALE', 'VOID', 'REFUND')
        GROUP BY 1, 2, 3, 5, 6, 8),
      changes AS (
        SELECT * FROM late
        UNION ALL
        SELECT w.* FROM k JOIN withdrawn w ON w.business_day >= k.month AND w.business_day < k.next_month)
      """
          .formatted(IN_THE_MONTH);

  private static final String FROM =
      """
       FROM changes c
       JOIN journal_entry e ON e.terminal_id = c.terminal_id AND e.branch = c.branch AND e.seq = c.seq
       JOIN outlet o ON o.id = c.outlet_id
       JOIN outlet_place p ON p.outlet_id = o.id
      """;

  private final Sql sql;
  private final Outlets outlets;

  LateEntries(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /**
   * How many there are, and what those that count now add.
   *
   * @param withdrawn of these: what counted when the month was published, and was decided anew
   */
  public record Total(long entries, long withdrawn, Money total, Money eligible) {}

  @Transactional(readOnly = true)
  public List<LateRow> page(Actor actor, YearMonth month, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
        ROWS
            + "SELECT c.*, e.received_at, o.name"
            + FROM
            + where.sql()
            + query.orderAndPage(
                SORTS, "e.received_at DESC, c.terminal_id, c.branch, c.seq, c.kind"),
        LateEntries::read,
        parameters(month, where));
  }

  @Transactional(readOnly = true)
  public Total total(Actor actor, YearMonth month, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
            ROWS
                + """
                SELECT count(*) AS entries, count(*) FILTER (WHERE c.kind = 'WITHDRAWN') AS withdrawn,
                       coalesce(sum(c.total_fen), 0)::bigint AS total_fen,
                       coalesce(sum(c.eligible_fen), 0)::bigint AS eligible_fen
                """
                + FROM
                + where.sql(),
            row ->
                new Total(
                    row.getLong("entries"),
                    row.getLong("withdrawn"),
                    new Money(row.getLong("total_fen")),
                    new Money(row.getLong("eligible_fen"))),
            parameters(month, where))
        .getFirst();
  }

  private static @Nullable Object[] parameters(YearMonth month, Where where) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(month.atDay(1));
    all.addAll(Arrays.asList(where.parameters()));
    return all.toArray();
  }

  private Where where(Actor actor, ListQuery query) {
    Figures.mustRead(actor);
    Where where =
        new Where(OutletScope.SQL, outlets.scope(actor).parameters())
            .andContains(query, "c.receipt", "o.name");
    query.filter("kind").ifPresent(kind -> where.and("c.kind = ?", kind));
    return where;
  }

  private static LateRow read(ResultSet row) throws SQLException {
    byte[] receipt = row.getBytes("receipt_id");
    return new LateRow(
        LateRow.Kind.valueOf(row.getString("kind")),
        row.getString("receipt"),
        receipt == null
            ? "review/entries/%s/%d/%d"
                .formatted(row.getString("terminal_id"), row.getInt("branch"), row.getLong("seq"))
            : "sales/receipts/" + new ReceiptCode(Base64Url.encode(receipt)).text(),
        row.getString("name"),
        new BusinessDay(row.getObject("business_day", LocalDate.class)),
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        money(row, "total_fen"),
        money(row, "eligible_fen"));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    Long fen = Sql.longOrNull(row, column);
    return fen == null ? null : new Money(fen);
  }
}
