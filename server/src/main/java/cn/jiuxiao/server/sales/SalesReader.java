package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads into a book what judging some entries needs, in one query a table. */
final class SalesReader {
  private final Connection connection;
  private final SalesBook book;
  private final Instant now;

  /**
   * @param now reservations that end later than this hold
   */
  SalesReader(Connection connection, SalesBook book, Instant now) {
    this.connection = connection;
    this.book = book;
    this.now = now;
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
      book.originals.putAll(new ReadOriginals(connection, now).of(originals));
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
   * What the sales that are to be voided had put into the drawer, on whichever branch they stand.
   */
  private void readDrawer(List<JournalEntry> entries) throws SQLException {
    Set<Original> voided = new HashSet<>();
    for (JournalEntry entry : entries) {
      if (entry.body() instanceof EntryBody.VoidSale body
          && body.original().terminal().equals(entry.terminal().id())) {
        voided.add(body.original());
      }
    }
    byte[][] hashes = voided.stream().map(one -> one.hash().bytes()).toArray(byte[][]::new);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT e.terminal_id, e.seq, e.hash, d.cash_fen
            FROM unnest(?::uuid[], ?::bigint[], ?::bytea[]) AS k (terminal_id, seq, hash)
            JOIN journal_entry e ON e.terminal_id = k.terminal_id AND e.seq = k.seq AND e.hash = k.hash
            JOIN drawer_movement d ON d.terminal_id = e.terminal_id AND d.branch = e.branch AND d.seq = e.seq
            """)) {
      query.setArray(1, connection.createArrayOf("uuid", column(voided, Original::terminal)));
      query.setArray(2, connection.createArrayOf("bigint", column(voided, Original::seq)));
      query.setArray(3, connection.createArrayOf("bytea", hashes));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          book.drawer.put(
              new Original(
                  row.getObject(1, UUID.class), row.getLong(2), Sha256.ofBytes(row.getBytes(3))),
              row.getLong(4));
        }
      }
    }
  }

  private static <T> Object[] column(Set<T> rows, Function<T, Object> of) {
    return rows.stream().map(of).toArray();
  }
}
