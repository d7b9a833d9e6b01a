package cn.jiuxiao.server.dues;

/** All that changes what units owe, as rows of a query. */
final class Ledger {
  /**
   * Rows {@code x}; fen is what is owed more, negative for less. A refund is of the unit that it
   * names, or, where it names none, of the first that its sale was put on account for. A voided
   * sale never was. A payment taken back is a line of the day on which it was: a statement sent
   * before stays true.
   */
  static final String ROWS =
      """
      (SELECT s.outlet_id, coalesce(btrim(a.unit), '') AS unit, 'PUT' AS kind, t.amount_fen AS fen, s.sold_at AS at,
              s.business_day AS day, s.receipt_id, s.receipt, coalesce(a.person, '') AS person, coalesce(a.note, '') AS note,
              NULL::bigint AS payment_id, NULL AS method, t.amount_fen
       FROM tender t
       JOIN sale s ON s.terminal_id = t.terminal_id AND s.branch = t.branch AND s.seq = t.seq
       LEFT JOIN tender_account a ON a.terminal_id = t.terminal_id AND a.branch = t.branch AND a.seq = t.seq AND a.position = t.position
       WHERE t.method = 'ON_ACCOUNT'
         AND NOT EXISTS (SELECT FROM sale_void v WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
       UNION ALL
       SELECT r.outlet_id, coalesce(btrim(own.unit), btrim(sold.unit), ''), 'BACK', -t.amount_fen, r.refunded_at,
              r.business_day, r.receipt_id, r.receipt, coalesce(own.person, ''), r.reason, NULL, NULL, t.amount_fen
       FROM tender t
       JOIN refund r ON r.terminal_id = t.terminal_id AND r.branch = t.branch AND r.seq = t.seq
       LEFT JOIN tender_account own ON own.terminal_id = t.terminal_id AND own.branch = t.branch AND own.seq = t.seq AND own.position = t.position
       LEFT JOIN LATERAL (SELECT a.unit FROM tender_account a WHERE a.terminal_id = r.original_terminal_id
                            AND a.branch = r.original_branch AND a.seq = r.original_seq ORDER BY a.position LIMIT 1) sold ON true
       WHERE t.method = 'ON_ACCOUNT'
       UNION ALL
       SELECT p.outlet_id, p.unit, 'PAID', -p.amount_fen, p.recorded_at, p.paid_on, NULL, NULL, u.display_name, p.note,
              CASE WHEN EXISTS (SELECT FROM account_payment_taken_back b WHERE b.payment_id = p.id) THEN NULL ELSE p.id END,
              p.method, p.amount_fen
       FROM account_payment p
       JOIN user_account u ON u.id = p.recorded_by
       UNION ALL
       SELECT p.outlet_id, p.unit, 'TAKEN_BACK', p.amount_fen, b.at, (b.at AT TIME ZONE 'Asia/Shanghai')::date, NULL, NULL,
              u.display_name, concat_ws(' · ', nullif(p.note, ''), b.reason), NULL, p.method, p.amount_fen
       FROM account_payment_taken_back b
       JOIN account_payment p ON p.id = b.payment_id
       JOIN user_account u ON u.id = b.user_id) x
      """;

  private Ledger() {}
}
