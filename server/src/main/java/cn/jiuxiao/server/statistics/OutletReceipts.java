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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final String ROWS =
      """
      FROM (
        SELECT CASE WHEN v.seq IS NULL THEN 'SALE' ELSE 'VOIDED' END AS kind, s.outlet_id, s.receipt_id, s.receipt AS number,
               s.sold_at AS at, s.business_day, c.name AS cashier, s.person IS NOT NULL AS participant,
               s.total_fen AS printed_fen,
               CASE WHEN v.seq IS NULL THEN s.total_fen ELSE 0 END AS total_fen,
               CASE WHEN v.seq IS NULL THEN s.eligible_fen ELSE 0 END AS eligible_fen, s.seq
        FROM sale s
        LEFT JOIN sale_void v ON v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq
        LEFT JOIN cashier c ON c.id = s.cashier_id
        UNION ALL
        SELECT 'REFUND', r.outlet_id, r.receipt_id, r.receipt, r.refunded_at, r.business_day, c.name, false,
               -r.total_fen, -r.total_fen, -r.eligible_fen, r.seq
        FROM refund r LEFT JOIN cashier c ON c.id = r.cashier_id) receipts
      """;

  private final Sql sql;
  private final Outlets outlets;

  OutletReceipts(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /** How many receipts match, and what they come to. */
  public record Total(long receipts, long sales, long refunds, Money total, Money eligible) {}

  /** A day on which the outlet sold or took back. */
  public record Day(BusinessDay day, Sums sums) {}

  /** The outlet itself, if the actor may see it. */
  @Transactional(readOnly = true)
  public Outlet outlet(Actor actor, long outletId) {
    SalesReaders.mustBeOne(actor);
    return outlets.visible(actor, outletId);
  }

  @Transactional(readOnly = true)
  public List<ReceiptRow> page(Actor actor, long outletId, ListQuery query) {
    Where where = where(actor, outletId, query);
    return sql.list(
        "SELECT * "
            + ROWS
            + where.sql()
            + query.orderAndPage(SORTS, "at DESC, seq DESC, receipt_id"),
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
        where.parameters());
  }

  @Transactional(readOnly = true)
  public Total total(Actor actor, long outletId, ListQuery query) {
    Where where = where(actor, outletId, query);
    return sql.list(
            """
            SELECT count(*) AS receipts, count(*) FILTER (WHERE kind = 'SALE') AS sales,
                   count(*) FILTER (WHERE kind = 'REFUND') AS refunds,
                   coalesce(sum(total_fen), 0)::bigint AS total_fen,
                   coalesce(sum(eligible_fen), 0)::bigint AS eligible_fen
            """
                + ROWS
                + where.sql(),
            row ->
                new Total(
                    row.getLong("receipts"),
                    row.getLong("sales"),
                    row.getLong("refunds"),
                    new Money(row.getLong("total_fen")),
                    new Money(row.getLong("eligible_fen"))),
            where.parameters())
        .getFirst();
  }

  /** The days with receipts, the latest first. */
  @Transactional(readOnly = true)
  public List<Day> days(Actor actor, long outletId) {
    outlet(actor, outletId);
    return sql.list(
        "SELECT d.business_day, "
            + Sums.columns("d")
            + " FROM outlet_day d WHERE d.outlet_id = ? GROUP BY d.business_day ORDER BY d.business_day DESC",
        row ->
            new Day(
                new BusinessDay(row.getObject("business_day", LocalDate.class)), Sums.read(row)),
        outletId);
  }

  private Where where(Actor actor, long outletId, ListQuery query) {
    outlet(actor, outletId);
    Where where = new Where("outlet_id = ?", outletId);
    if (!query.search().isEmpty()) {
      where.and("number ILIKE ?", query.like());
    }
    query
        .filter("period")
        .flatMap(Period::read)
        .ifPresent(
            period ->
                where.and("business_day BETWEEN ? AND ?", period.firstDay(), period.lastDay()));
    query
        .filter("day")
        .flatMap(OutletReceipts::day)
        .ifPresent(day -> where.and("business_day = ?", day));
    query.filter("kind").ifPresent(kind -> where.and("kind = ?", kind));
    return where;
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
