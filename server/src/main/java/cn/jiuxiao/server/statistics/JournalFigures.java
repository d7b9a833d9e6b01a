package cn.jiuxiao.server.statistics;

/**
 * What the journal's rows come to, as queries: for {@link Recount}, {@link Rebuild} and the bare
 * limit.
 */
public final class JournalFigures {
  /** A row for each sale that was not voided and for each refund. */
  public static final String AMOUNTS =
      """
      SELECT s.outlet_id, s.business_day, s.channel_code, s.region_code, 1 AS sales, 0 AS refunds, s.total_fen AS sold_fen,
             s.eligible_fen AS sold_eligible_fen, 0 AS refunded_fen, 0 AS refunded_eligible_fen
      FROM sale s
      WHERE NOT EXISTS (SELECT FROM sale_void v
                        WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
      UNION ALL
      SELECT r.outlet_id, r.business_day, r.channel_code, r.region_code, 0, 1, 0, 0, r.total_fen, r.eligible_fen
      FROM refund r
      """;

  /** Of {@link #AMOUNTS}, or of a narrower roll-up's rows. */
  public static final String SUMS =
      """
      sum(sales)::bigint AS sales, sum(refunds)::bigint AS refunds, sum(sold_fen)::bigint AS sold_fen,
      sum(sold_eligible_fen)::bigint AS sold_eligible_fen, sum(refunded_fen)::bigint AS refunded_fen,
      sum(refunded_eligible_fen)::bigint AS refunded_eligible_fen
      """;

  public static final String VISITS =
      """
      SELECT outlet_id, business_day, count(person) AS scanned, coalesce(sum(headcount), 0)::bigint AS counted
      FROM visit GROUP BY 1, 2
      """;

  /**
   * A row for each sale that stands: not voided, and not everything in it taken back. Few have a
   * refund at all, so their lines alone are looked at.
   */
  public static final String STANDING =
      """
      SELECT s.outlet_id, s.channel_code, s.region_code::text AS region_code, s.business_day, s.person
      FROM sale s
      WHERE s.person IS NOT NULL
        AND NOT EXISTS (SELECT FROM sale_void v
                        WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        AND NOT EXISTS (
          SELECT FROM refund r
          WHERE r.original_terminal_id = s.terminal_id AND r.original_branch = s.branch AND r.original_seq = s.seq
            AND NOT EXISTS (
              SELECT FROM sale_line l
              WHERE l.terminal_id = r.original_terminal_id AND l.branch = r.original_branch AND l.seq = r.original_seq
                AND l.quantity_milli > (
                  SELECT coalesce(sum(b.quantity_milli), 0) FROM refund a
                  JOIN refund_line b ON b.terminal_id = a.terminal_id AND b.branch = a.branch AND b.seq = a.seq
                  WHERE a.original_terminal_id = r.original_terminal_id AND a.original_branch = r.original_branch
                    AND a.original_seq = r.original_seq AND b.line = l.line)))
      """;

  /** The month, year and whole programme that a {@code business_day} belongs to. */
  public static final String PERIODS =
      """
      CROSS JOIN LATERAL (VALUES (to_char(business_day, 'YYYY-MM')), (to_char(business_day, 'YYYY')), ('ALL')) p (period)
      """;

  /** The channels and regions that a {@code channel_code} and {@code region_code} belong to. */
  public static final String CELLS =
      """
      CROSS JOIN LATERAL (VALUES (channel_code), ('ALL')) c (channel)
      CROSS JOIN LATERAL (VALUES (region_code), ('ALL')) g (region)
      """;

  private JournalFigures() {}
}
