package cn.jiuxiao.server.sales;

import static java.util.stream.Collectors.toSet;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.Sha256;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the sales that somebody is about to take from: locks them first, so that two tills cannot
 * take the same thing back at once, and only then reads what was taken and reserved already.
 */
final class ReadOriginals {
  private final Connection connection;
  private final Instant now;
  private final Map<EntryKey, StoredSale> sales = new HashMap<>();

  /**
   * @param now reservations that end later than this hold
   */
  ReadOriginals(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** Those of them that count. */
  Map<Original, StoredSale> of(Collection<Original> originals) throws SQLException {
    Map<Original, StoredSale> found = new HashMap<>();
    byte[][] hashes = originals.stream().map(one -> one.hash().bytes()).toArray(byte[][]::new);
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
      query.setArray(1, array("uuid", originals, Original::terminal));
      query.setArray(2, array("bigint", originals, Original::seq));
      query.setArray(3, connection.createArrayOf("bytea", hashes));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          StoredSale sale = sale(row);
          sales.put(sale.key, sale);
          var hash = Sha256.ofBytes(row.getBytes(4));
          found.put(new Original(sale.key.terminal(), sale.key.seq(), hash), sale);
        }
      }
    }
    if (!sales.isEmpty()) {
      readLines();
      readTakenBack();
      readReservations();
      readParked(found);
    }
    return found;
  }

  private static StoredSale sale(ResultSet row) throws SQLException {
    return new StoredSale(
        key(row),
        new FrozenSale.Outlet(row.getLong(5), row.getString(6), row.getString(7)),
        row.getObject(8, LocalDate.class),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getBytes(12));
  }

  private void readLines() throws SQLException {
    each(
        """
        SELECT l.terminal_id, l.branch, l.seq, l.line, l.sales_unit, l.quantity_milli, l.net_fen, l.eligibility IS NOT NULL
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
        JOIN sale_line l ON l.terminal_id = k.terminal_id AND l.branch = k.branch AND l.seq = k.seq
        """,
        (sale, row) ->
            sale.add(
                row.getInt(4),
                new StoredSale.Line(
                    SalesUnit.valueOf(row.getString(5)),
                    row.getLong(6),
                    row.getLong(7),
                    row.getBoolean(8))));
  }

  private void readTakenBack() throws SQLException {
    each(
        """
        SELECT r.original_terminal_id, r.original_branch, r.original_seq, l.line, l.quantity_milli, l.net_fen
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
        JOIN refund r ON r.original_terminal_id = k.terminal_id AND r.original_branch = k.branch
          AND r.original_seq = k.seq
        JOIN refund_line l ON l.terminal_id = r.terminal_id AND l.branch = r.branch AND l.seq = r.seq
        """,
        (sale, row) -> {
          StoredSale.Line line = sale.line(row.getInt(4));
          if (line != null) {
            line.take(row.getLong(5), row.getLong(6));
          }
        });
    each(
        """
        SELECT v.terminal_id, v.branch, v.sale_seq
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
        JOIN sale_void v ON v.terminal_id = k.terminal_id AND v.branch = k.branch AND v.sale_seq = k.seq
        """,
        (sale, row) -> sale.voidIt());
  }

  private void readReservations() throws SQLException {
    each(
        """
        SELECT r.terminal_id, r.branch, r.seq, r.line, r.reserved_by, r.quantity_milli, r.reserved_until
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) AS k (terminal_id, branch, seq)
        JOIN refund_reservation r ON r.terminal_id = k.terminal_id AND r.branch = k.branch AND r.seq = k.seq
        """,
        (sale, row) -> {
          if (row.getObject(7, OffsetDateTime.class).toInstant().isAfter(now)) {
            sale.reserve(row.getObject(5, UUID.class), row.getInt(4), row.getLong(6));
          }
        });
  }

  private void readParked(Map<Original, StoredSale> found) throws SQLException {
    Set<Long> outlets = found.values().stream().map(sale -> sale.outlet.id()).collect(toSet());
    try (PreparedStatement query =
        connection.prepareStatement(ParkedReturn.OF_OUTLET + "= ANY (?)")) {
      query.setArray(1, array("bigint", outlets, outlet -> outlet));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ParkedReturn.read(row)
              .ifPresent(
                  parked -> {
                    StoredSale sale = found.get(parked.original());
                    if (sale != null) {
                      sale.reserve(parked);
                    }
                  });
        }
      }
    }
  }

  @FunctionalInterface
  private interface Reading {
    void read(StoredSale sale, ResultSet row) throws SQLException;
  }

  /** Rows begin with the key of their sale. */
  private void each(String sql, Reading reading) throws SQLException {
    List<EntryKey> keys = List.copyOf(sales.keySet());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, array("uuid", keys, EntryKey::terminal));
      query.setArray(2, array("int", keys, EntryKey::branch));
      query.setArray(3, array("bigint", keys, EntryKey::seq));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          StoredSale sale = sales.get(key(row));
          if (sale == null) {
            throw new IllegalStateException("asked only for sales that were found");
          }
          reading.read(sale, row);
        }
      }
    }
  }

  private static EntryKey key(ResultSet row) throws SQLException {
    return new EntryKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
  }

  private <T> Array array(String type, Collection<T> rows, Function<T, Object> of)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(of).toArray());
  }
}
