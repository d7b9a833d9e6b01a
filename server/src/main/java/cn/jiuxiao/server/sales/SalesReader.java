package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads into a book what judging some entries needs, in one query a table. */
final class SalesReader {
  private final Connection connection;
  private final SalesBook book;

  SalesReader(Connection connection, SalesBook book) {
    this.connection = connection;
    this.book = book;
  }

  void read(List<JournalEntry> entries) throws SQLException {
    readOutlets(entries.stream().map(entry -> entry.terminal().outletId()).distinct().toArray());
    new ReadStaff(connection, book).of(entries);
    new ReadShifts(connection, book).of(entries);
    Set<PriceLists.Wanted> wanted = new HashSet<>();
    Set<Original> originals = new HashSet<>();
    for (JournalEntry entry : entries) {
      switch (body(entry)) {
        case EntryBody.Sale sale -> wanted.addAll(wanted(entry, sale));
        case EntryBody.Refund refund -> originals.add(refund.original());
        case EntryBody.VoidSale voided -> originals.add(voided.original());
        default -> {}
      }
    }
    book.priceLists.read(connection, wanted);
    if (!originals.isEmpty()) {
      readOriginals(List.copyOf(originals));
      readDrawer(entries);
    }
  }

  private static Set<PriceLists.Wanted> wanted(JournalEntry entry, EntryBody.Sale sale) {
    Set<PriceLists.Wanted> wanted = new HashSet<>();
    for (EntryBody.SaleLine line : sale.lines()) {
      String product = line.product();
      if (product != null) {
        wanted.add(new PriceLists.Wanted(entry.terminal().outletId(), product, sale.catalogue()));
      }
    }
    return wanted;
  }

  private static EntryBody body(JournalEntry entry) {
    EntryBody body = entry.body();
    if (body == null) {
      throw new IllegalStateException("judges are asked only about entries that were understood");
    }
    return body;
  }

  private void readOutlets(Object[] ids) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, channel_code, region_code, closed_at, catalogue_version FROM outlet WHERE id = ANY (?)")) {
      query.setArray(1, connection.createArrayOf("bigint", ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var outlet = new FrozenSale.Outlet(row.getLong(1), row.getString(2), row.getString(3));
          OffsetDateTime closed = row.getObject(4, OffsetDateTime.class);
          book.outlets.put(
              outlet.id(),
              new SalesBook.OutletFacts(
                  outlet, closed == null ? null : closed.toInstant(), row.getLong(5)));
        }
      }
    }
  }

  /**
   * Locks the sales, so that two tills cannot take the same thing back at once, and only then reads
   * what was taken already.
   */
  private void readOriginals(List<Original> originals) throws SQLException {
    Map<EntryKey, StoredSale> sales = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT s.terminal_id, s.branch, s.seq, e.hash, s.outlet_id, s.channel_code, s.region_code, s.business_day,
                   s.shift_seq, s.total_fen, s.eligible_fen, s.person
            FROM unnest(?::uuid[], ?::bigint[], ?::bytea[]) AS k (terminal_id, seq, hash)
            JOIN journal_entry e ON e.terminal_id = k.terminal_id AND e.seq = k.seq AND e.hash = k.hash
            JOIN sale s ON s.terminal_id = e.terminal_id AND s.branch = e.branch AND s.seq = e.seq
            ORDER BY s.terminal_id, s.branch, s.seq FOR NO KEY UPDATE OF s
            """)) {
      query.setArray(1, connection.createArrayOf("uuid", column(originals, Original::terminal)));
      query.setArray(2, connection.createArrayOf("bigint", column(originals, Original::seq)));
      byte[][] hashes =
          originals.stream().map(original -> original.hash().bytes()).toArray(byte[][]::new);
      query.setArray(3, connection.createArrayOf("bytea", hashes));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          EntryKey key = key(row);
          var sale =
              new StoredSale(
                  key,
                  new FrozenSale.Outlet(row.getLong(5), row.getString(6), row.getString(7)),
                  row.getObject(8, LocalDate.class),
                  row.getLong(9),
                  row.getLong(10),
                  row.getLong(11),
                  row.getBytes(12));
          sales.put(key, sale);
          book.originals.put(
              new Original(key.terminal(), key.seq(), Sha256.ofBytes(row.getBytes(4))), sale);
        }
      }
    }
    if (!sales.isEmpty()) {
      readLines(sales);
      readTakenBack(sales);
    }
  }

  private void readLines(Map<EntryKey, StoredSale> sales) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT l.terminal_id, l.branch, l.seq, l.line, l.quantity_milli, l.net_fen, l.eligibility IS NOT NULL
            FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
            JOIN sale_line l ON l.terminal_id = k.terminal_id AND l.branch = k.branch AND l.seq = k.seq
            """)) {
      setKeys(query, List.copyOf(sales.keySet()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          sale(sales, row).add(row.getInt(4), row.getLong(5), row.getLong(6), row.getBoolean(7));
        }
      }
    }
  }

  private void readTakenBack(Map<EntryKey, StoredSale> sales) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT r.original_terminal_id, r.original_branch, r.original_seq, l.line, l.quantity_milli, l.net_fen
            FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
            JOIN refund r ON r.original_terminal_id = k.terminal_id AND r.original_branch = k.branch
              AND r.original_seq = k.seq
            JOIN refund_line l ON l.terminal_id = r.terminal_id AND l.branch = r.branch AND l.seq = r.seq
            UNION ALL
            SELECT v.terminal_id, v.branch, v.sale_seq, NULL, NULL, NULL
            FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
            JOIN sale_void v ON v.terminal_id = k.terminal_id AND v.branch = k.branch AND v.sale_seq = k.seq
            """)) {
      List<EntryKey> keys = List.copyOf(sales.keySet());
      setKeys(query, keys, 1);
      setKeys(query, keys, 4);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          StoredSale.Line line = sale(sales, row).line(row.getInt(4));
          if (line == null) {
            sale(sales, row).voidIt(); // lines are numbered from 1, and the void's row has none
          } else {
            line.take(row.getLong(5), row.getLong(6));
          }
        }
      }
    }
  }

  /** What the sales that are to be voided had put into the drawer. */
  private void readDrawer(List<JournalEntry> entries) throws SQLException {
    Set<EntryKey> keys = new HashSet<>();
    for (JournalEntry entry : entries) {
      if (entry.body() instanceof EntryBody.VoidSale voided
          && voided.original().terminal().equals(entry.terminal().id())) {
        keys.add(new EntryKey(entry.terminal().id(), entry.branch(), voided.original().seq()));
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT d.terminal_id, d.branch, d.seq, d.cash_fen
            FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
            JOIN drawer_movement d ON d.terminal_id = k.terminal_id AND d.branch = k.branch AND d.seq = k.seq
            """)) {
      setKeys(query, List.copyOf(keys));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          book.drawer.put(key(row), row.getLong(4));
        }
      }
    }
  }

  private static EntryKey key(ResultSet row) throws SQLException {
    return new EntryKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
  }

  private static StoredSale sale(Map<EntryKey, StoredSale> sales, ResultSet row)
      throws SQLException {
    StoredSale sale = sales.get(key(row));
    if (sale == null) {
      throw new IllegalStateException("asked only for sales that were found");
    }
    return sale;
  }

  private void setKeys(PreparedStatement query, List<EntryKey> keys) throws SQLException {
    setKeys(query, keys, 1);
  }

  private void setKeys(PreparedStatement query, List<EntryKey> keys, int first)
      throws SQLException {
    query.setArray(first, connection.createArrayOf("uuid", column(keys, EntryKey::terminal)));
    query.setArray(first + 1, connection.createArrayOf("int", column(keys, EntryKey::branch)));
    query.setArray(first + 2, connection.createArrayOf("bigint", column(keys, EntryKey::seq)));
  }

  private static <T> Object[] column(List<T> rows, Function<T, Object> of) {
    return rows.stream().map(of).toArray();
  }
}
