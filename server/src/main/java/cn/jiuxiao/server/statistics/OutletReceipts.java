package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.outlets.Outlet;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The receipts of one outlet: what its figures are made of. Voided ones stay in the list and count
 * nothing. Filters: day, period, kind.
 */
@Singleton
public class OutletReceipts {
  private static final Map<String, String> SORTS =
      Map.of(
          "at",
          "at",
          "number",
          "number",
          "total",
          "total_fen",
          "eligible",
          "eligible_fen",
          "cashier",
          "cashier");

  /** The list's own order is that of the indexes, so that a page reads no more than itself. */
  private static final String NEWEST = "business_day DESC, at DESC, seq DESC, receipt_id";

  /** Takes the conditions on a sale and on a refund, each with what cuts it to the page. */
  private static final String ROWS =
      """
      FROM (
        SELECT CASE WHEN x.kind = 'SALE' AND v.seq IS NOT NULL THEN 'VOIDED' ELSE x.kind END AS kind, x.receipt_id, x.number,
               x.at, x.business_day, c.name AS cashier, x.participant, x.printed_fen,
               CASE WHEN v.seq IS NULL THEN x.printed_fen ELSE 0 END AS total_fen,
               CASE WHEN v.seq IS NULL THEN x.eligible_fen ELSE 0 END AS eligible_fen, x.seq
        FROM (
          (SELECT 'SALE' AS kind, terminal_id, branch, seq, receipt_id, receipt AS number, sold_at AS at, business_day,
                  cashier_id, person IS NOT NULL AS participant, total_fen AS printed_fen, eligible_fen
           FROM sale %1$s)
          UNION ALL
          (SELECT 'REFUND', terminal_id, branch, seq, receipt_id, receipt, refunded_at AS at, business_day,
                  cashier_id, false, -total_fen, -eligible_fen
           FROM refund %1$s)) x
        LEFT JOIN sale_void v ON x.kind = 'SALE' AND v.terminal_id = x.terminal_id AND v.branch = x.branch
          AND v.sale_seq = x.seq
        LEFT JOIN cashier c ON c.id = x.cashier_id) receipts
      """;

  /**
   * A terminal's outlet is fixed for its life. Each sale is looked up from its void, of which there
   * are few: left to itself, PostgreSQL may go through all of the outlet's sales.
   */
  private static final String VOIDED =
      """
      SELECT count(*) FROM terminal t JOIN sale_void v ON v.terminal_id = t.id
      CROSS JOIN LATERAL (SELECT s.outlet_id, s.business_day FROM sale s
        WHERE s.terminal_id = v.terminal_id AND s.branch = v.branch AND s.seq = v.sale_seq OFFSET 0) s
      """;

  private final Sql sql;
  private final Outlets outlets;

  OutletReceipts(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /** How many receipts match, and what they come to. */
  public record Total(long receipts, long sales, long refunds, Money total, Money eligible) {}

  /** The outlet itself, if the actor may see it. */
  @Transactional(readOnly = true)
  public Outlet outlet(Actor actor, long outletId) {
    SalesReaders.mustBeOne(actor);
    return outlets.visible(actor, outletId);
  }

  @Transactional(readOnly = true)
  public List<ReceiptRow> page(Actor actor, long outletId, ListQuery query) {
    outlet(actor, outletId);
    Where where = where(outletId, query);
    boolean ownOrder = query.filter("kind").isEmpty() && query.sort() == null;
    String newest =
        ownOrder ? " ORDER BY " + NEWEST + " LIMIT " + (query.offset() + query.limit()) : "";
    Where kind = kind(query);
    return sql.list(
        "SELECT * "
            + ROWS.formatted(where.sql() + newest)
            + kind.sql()
            + query.orderAndPage(SORTS, NEWEST),
        row ->
            new ReceiptRow(
                ReceiptRow.Kind.valueOf(row.getString("kind")),
                new ReceiptCode(Base64Url.encode(row.getBytes("receipt_id"))),
                row.getString("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new BusinessDay(row.getObject("business_day", LocalDate.class)),
                row.getString("cashier"),
                row.getBoolean("participant"),
                new Money(row.getLong("printed_fen")),
                new Money(row.getLong("total_fen")),
                new Money(row.getLong("eligible_fen"))),
        parameters(where, where, kind));
  }

  /** Of whole days and months it is what the roll-ups say, however many receipts there are. */
  @Transactional(readOnly = true)
  public Total total(Actor actor, long outletId, ListQuery query) {
    outlet(actor, outletId);
    if (query.search().isEmpty() && query.filter("kind").isEmpty()) {
      return rolledUp(outletId, query);
    }
    Where where = where(outletId, query);
    Where kind = kind(query);
    return sql.list(
            """
            SELECT count(*) AS receipts, count(*) FILTER (WHERE kind = 'SALE') AS sales,
                   count(*) FILTER (WHERE kind = 'REFUND') AS refunds,
                   coalesce(sum(total_fen), 0)::bigint AS total_fen,
                   coalesce(sum(eligible_fen), 0)::bigint AS eligible_fen
            """
                + ROWS.formatted(where.sql())
                + kind.sql(),
            row ->
                new Total(
                    row.getLong("receipts"),
                    row.getLong("sales"),
                    row.getLong("refunds"),
                    new Money(row.getLong("total_fen")),
                    new Money(row.getLong("eligible_fen"))),
            parameters(where, where, kind))
        .getFirst();
  }

  private Total rolledUp(long outletId, ListQuery query) {
    boolean byDay = query.filter("day").flatMap(OutletReceipts::day).isPresent();
    Where where = new Where("d.outlet_id = ?", outletId);
    within(query, where, byDay ? "d.business_day" : "d.month");
    Sums sums =
        sql.list(
                "SELECT "
                    + Sums.columns("d")
                    + (byDay ? " FROM outlet_day d" : " FROM outlet_month d")
                    + where.sql(),
                Sums::read,
                where.parameters())
            .getFirst();
    Where ofVoided = new Where("t.outlet_id = ? AND s.outlet_id = t.outlet_id", outletId);
    within(query, ofVoided, "s.business_day");
    long voided = sql.number(VOIDED + ofVoided.sql(), ofVoided.parameters());
    return new Total(
        sums.sales() + sums.refunds() + voided,
        sums.sales(),
        sums.refunds(),
        sums.total(),
        sums.eligible());
  }

  /** Conditions that hold for a sale as for a refund. */
  private static Where where(long outletId, ListQuery query) {
    Where where = new Where("outlet_id = ?", outletId).andContains(query, "receipt");
    within(query, where, "business_day");
    return where;
  }

  private static void within(ListQuery query, Where where, String day) {
    query
        .filter("period")
        .flatMap(Period::read)
        .ifPresent(
            period -> where.and(day + " BETWEEN ? AND ?", period.firstDay(), period.lastDay()));
    query.filter("day").flatMap(OutletReceipts::day).ifPresent(one -> where.and(day + " = ?", one));
  }

  private static Where kind(ListQuery query) {
    return new Where("true").andIfSet("kind = ?", query.filter("kind").orElse(null));
  }

  private static @Nullable Object[] parameters(Where... conditions) {
    return Arrays.stream(conditions)
        .flatMap(one -> Arrays.stream(one.parameters()))
        .toArray(Object[]::new);
  }

  /** Empty if it is none: what stands in an address may be anything. */
  static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
