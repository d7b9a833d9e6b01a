package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.wire.EntryBody;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what accepted entries meant, once their acceptance is undone. What they did to the
 * drawer stays: the cash was there, accepted or not.
 */
final class WithdrawSales {
  private static final String AT = " WHERE terminal_id = ? AND branch = ? AND seq = ?";

  private final Connection connection;
  private final SalesEffects effects;

  WithdrawSales(Connection connection, SalesEffects effects) {
    this.connection = connection;
    this.effects = effects;
  }

  private static final String LOCK =
      """
      WITH k AS (SELECT * FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq))
      SELECT 1 FROM sale s
      WHERE (s.terminal_id, s.branch, s.seq) IN (
        SELECT terminal_id, branch, seq FROM k
        UNION ALL
        SELECT r.original_terminal_id, r.original_branch, r.original_seq FROM k JOIN refund r USING (terminal_id, branch, seq)
        UNION ALL
        SELECT v.terminal_id, v.branch, v.sale_seq FROM k JOIN sale_void v USING (terminal_id, branch, seq))
      ORDER BY s.terminal_id, s.branch, s.seq FOR NO KEY UPDATE OF s
      """;

  /**
   * Locks sales, those that refunds took from and those that were voided: as {@link ReadOriginals}
   * does, in the same order. Only a later statement sees what came before the lock was had.
   */
  void lock(List<JournalEntry> entries) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setArray(1, column("uuid", entries, EntryKey::terminal));
      lock.setArray(2, column("int", entries, EntryKey::branch));
      lock.setArray(3, column("bigint", entries, EntryKey::seq));
      lock.execute();
    }
  }

  private Array column(String type, List<JournalEntry> entries, Function<EntryKey, Object> of)
      throws SQLException {
    return connection.createArrayOf(
        type, entries.stream().map(JournalEntry::key).map(of).toArray());
  }

  /**
   * True if something that counts refers to it. Nothing comes to do so: a sale is locked, and what
   * belongs to a shift waits for its terminal.
   */
  boolean isBuiltOn(JournalEntry entry) throws SQLException {
    String dependents =
        switch (entry.body()) {
          case EntryBody.Sale sale ->
              """
              SELECT EXISTS (SELECT FROM refund WHERE original_terminal_id = k.t AND original_branch = k.b AND original_seq = k.s)
                  OR EXISTS (SELECT FROM sale_void WHERE terminal_id = k.t AND branch = k.b AND sale_seq = k.s)
              """;
          case EntryBody.ShiftOpened opened ->
              """
              SELECT EXISTS (SELECT FROM sale WHERE terminal_id = k.t AND branch = k.b AND shift_seq = k.s)
                  OR EXISTS (SELECT FROM refund WHERE terminal_id = k.t AND branch = k.b AND shift_seq = k.s)
                  OR EXISTS (SELECT FROM cash_movement WHERE terminal_id = k.t AND branch = k.b AND shift_seq = k.s)
                  OR EXISTS (SELECT FROM shift_closing WHERE terminal_id = k.t AND branch = k.b AND shift_seq = k.s)
              """;
          case null, default -> null;
        };
    if (dependents == null) {
      return false;
    }
    try (PreparedStatement query =
            at(
                dependents + " FROM (SELECT ?::uuid AS t, ?::int AS b, ?::bigint AS s) k",
                entry.key());
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  void withdraw(JournalEntry entry) throws SQLException {
    EntryKey key = entry.key();
    switch (entry.body()) {
      case EntryBody.Sale sale -> {
        count(key, -1);
        remove(key, "refund_reservation", "tender_account", "tender", "sale_line", "sale");
      }
      case EntryBody.Refund refund -> withdrawRefund(key);
      case EntryBody.VoidSale voided -> withdrawVoid(key);
      case EntryBody.ShiftOpened opened -> remove(key, "shift");
      case EntryBody.ShiftClosed closed -> remove(key, "shift_closing");
      case EntryBody.CashMoved moved -> remove(key, "cash_movement");
      case null, default -> {}
    }
  }

  /** Adds the sale to its day (+1) or takes it off (−1), with its person. */
  private void count(EntryKey sale, int sign) throws SQLException {
    try (PreparedStatement query =
            at(
                "SELECT outlet_id, channel_code, region_code, business_day, person, total_fen, eligible_fen FROM sale"
                    + AT,
                sale);
        ResultSet row = query.executeQuery()) {
      if (row.next()) {
        FrozenSale.Outlet outlet = outlet(row);
        LocalDate day = row.getObject(4, LocalDate.class);
        effects.add(
            new SalesEffects.Amount(
                outlet.id(),
                outlet.channel(),
                outlet.region(),
                day,
                sign,
                sign * row.getLong(6),
                sign * row.getLong(7),
                0,
                0,
                0));
        standing(outlet, day, row.getBytes(5), sign);
      }
    }
  }

  private static final String REFUND =
      """
      SELECT r.outlet_id, r.channel_code, r.region_code, r.business_day, s.person, r.total_fen, r.eligible_fen,
             s.business_day, NOT EXISTS (
               SELECT FROM sale_line l
               WHERE l.terminal_id = s.terminal_id AND l.branch = s.branch AND l.seq = s.seq
                 AND l.quantity_milli > (
                   SELECT coalesce(sum(x.quantity_milli), 0) FROM refund a
                   JOIN refund_line x ON x.terminal_id = a.terminal_id AND x.branch = a.branch AND x.seq = a.seq
                   WHERE a.original_terminal_id = s.terminal_id AND a.original_branch = s.branch
                     AND a.original_seq = s.seq AND x.line = l.line))
      FROM refund r
      JOIN sale s ON s.terminal_id = r.original_terminal_id AND s.branch = r.original_branch
        AND s.seq = r.original_seq
      WHERE r.terminal_id = ? AND r.branch = ? AND r.seq = ?
      """;

  private void withdrawRefund(EntryKey key) throws SQLException {
    try (PreparedStatement query = at(REFUND, key);
        ResultSet row = query.executeQuery()) {
      if (row.next()) {
        FrozenSale.Outlet outlet = outlet(row);
        effects.add(
            new SalesEffects.Amount(
                outlet.id(),
                outlet.channel(),
                outlet.region(),
                row.getObject(4, LocalDate.class),
                0,
                0,
                0,
                -1,
                -row.getLong(6),
                -row.getLong(7)));
        if (row.getBoolean(9)) { // nothing was left of the sale: now it stands again
          standing(outlet, row.getObject(8, LocalDate.class), row.getBytes(5), 1);
        }
      }
    }
    remove(key, "tender_account", "tender", "refund_line", "refund");
  }

  private void withdrawVoid(EntryKey key) throws SQLException {
    try (PreparedStatement delete = at("DELETE FROM sale_void" + AT + " RETURNING sale_seq", key);
        ResultSet row = delete.executeQuery()) {
      if (row.next()) {
        count(new EntryKey(key.terminal(), key.branch(), row.getLong(1)), 1);
      }
    }
  }

  private static FrozenSale.Outlet outlet(ResultSet row) throws SQLException {
    return new FrozenSale.Outlet(row.getLong(1), row.getString(2), row.getString(3));
  }

  private void standing(
      FrozenSale.Outlet outlet, LocalDate day, byte @Nullable [] person, int change) {
    if (person != null) {
      effects.add(
          new SalesEffects.Standing(outlet.channel(), outlet.region(), day, person, change));
    }
  }

  private void remove(EntryKey key, String... tables) throws SQLException {
    for (String table : tables) {
      try (PreparedStatement delete = at("DELETE FROM " + table + AT, key)) {
        delete.executeUpdate();
      }
    }
  }

  @SuppressWarnings("MustBeClosed") // the callers do
  private PreparedStatement at(String sql, EntryKey key) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    UUID terminal = key.terminal();
    statement.setObject(1, terminal);
    statement.setInt(2, key.branch());
    statement.setLong(3, key.seq());
    return statement;
  }
}
