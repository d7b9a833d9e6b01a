package cn.jiuxiao.server.days;

import cn.jiuxiao.server.days.ShiftDrawer.Closing;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.ReadBody;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the journal that tell of shifts: openings, closings, and what moved in drawers. */
final class DrawerRows {
  private static final String OPENINGS =
      """
      SELECT s.terminal_id, s.branch, s.seq, t.label, c.name, s.opened_at, s.float_fen
      FROM shift s JOIN terminal t ON t.id = s.terminal_id LEFT JOIN cashier c ON c.id = s.cashier_id
      WHERE s.outlet_id = ? AND s.opened_at < ?
        AND (s.opened_at >= ? OR NOT EXISTS (SELECT FROM shift_closing c WHERE c.terminal_id = s.terminal_id
               AND c.shift_seq = s.seq AND c.closed_at < ?))
      """;

  /** Openings and closings that do not count. What an office refused did happen to the drawer. */
  private static final String PARKED =
      """
      SELECT j.terminal_id, j.branch, j.seq, t.label, coalesce(j.happened_at, e.received_at), e.body
      FROM terminal t
      JOIN entry_judgement j ON j.terminal_id = t.id AND j.outcome <> 'RECORDED' AND j.kind IN ('SHIFT_OPENED', 'SHIFT_CLOSED')
      JOIN journal_entry e ON e.terminal_id = j.terminal_id AND e.branch = j.branch AND e.seq = j.seq
      WHERE t.outlet_id = ?
        AND NOT EXISTS (SELECT FROM shift s WHERE s.terminal_id = j.terminal_id AND s.branch = j.branch AND s.seq = j.seq)
        AND NOT EXISTS (SELECT FROM shift_closing c WHERE c.terminal_id = j.terminal_id AND c.branch = j.branch AND c.seq = j.seq)
        AND (j.branch = 0 OR EXISTS (SELECT FROM decided_branch d WHERE d.terminal_id = j.terminal_id AND d.branch = j.branch
               AND d.decision = 'ADOPTED'))
      """;

  /** Of the shifts given, and those in the time whose opening is nowhere. */
  private static final String CLOSINGS =
      """
      SELECT c.terminal_id, c.branch, c.shift_seq, t.label, c.seq, c.closed_at, c.expected_fen, c.counted_fen, false
      FROM unnest(?::uuid[], ?::bigint[]) AS k (terminal_id, seq)
      JOIN shift_closing c ON c.terminal_id = k.terminal_id AND c.shift_seq = k.seq
      JOIN terminal t ON t.id = c.terminal_id
      UNION
      SELECT c.terminal_id, c.branch, c.shift_seq, t.label, c.seq, c.closed_at, c.expected_fen, c.counted_fen, true
      FROM terminal t JOIN shift_closing c ON c.terminal_id = t.id
      WHERE t.outlet_id = ? AND c.closed_at >= ? AND c.closed_at < ?
        AND NOT EXISTS (SELECT FROM entry_judgement j WHERE j.terminal_id = c.terminal_id AND j.seq = c.shift_seq
              AND j.kind = 'SHIFT_OPENED')
        AND NOT EXISTS (SELECT FROM shift s WHERE s.terminal_id = c.terminal_id AND s.seq = c.shift_seq)
      """; // an opening that was understood only later counts, though its judgement names no kind

  /**
   * What a branch's parents wrote before it left them is its past as well. More than a thousand
   * million yuan at once is in no drawer, whatever a till wrote: such an entry is parked, and sums
   * of them would not fit a number.
   */
  private static final String MOVED =
      """
      WITH RECURSIVE past AS (
        SELECT k.n, k.terminal_id, k.branch, k.shift_seq, 9223372036854775807 AS until
        FROM unnest(?::uuid[], ?::int[], ?::bigint[]) WITH ORDINALITY AS k (terminal_id, branch, shift_seq, n)
        UNION ALL
        SELECT p.n, p.terminal_id, b.parent, p.shift_seq,
               least(p.until, (SELECT min(e.seq) FROM journal_entry e WHERE e.terminal_id = p.terminal_id AND e.branch = p.branch))
        FROM past p JOIN terminal_branch b ON b.terminal_id = p.terminal_id AND b.branch = p.branch AND b.parent IS NOT NULL)
      SELECT p.n, j.kind, coalesce(sum(m.cash_fen) FILTER (WHERE m.cash_fen > 0), 0)::bigint,
             coalesce(sum(m.cash_fen) FILTER (WHERE m.cash_fen < 0), 0)::bigint
      FROM past p
      JOIN drawer_movement m ON m.terminal_id = p.terminal_id AND m.branch = p.branch AND m.shift_seq = p.shift_seq AND m.seq < p.until
        AND m.cash_fen BETWEEN -100000000000 AND 100000000000
      JOIN entry_judgement j ON j.terminal_id = m.terminal_id AND j.branch = m.branch AND j.seq = m.seq
      GROUP BY p.n, j.kind
      """;

  private final Connection connection;

  DrawerRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param shift seq of the opening
   */
  record ShiftKey(UUID terminal, int branch, long shift) {}

  record Opening(
      ShiftKey key,
      String label,
      @Nullable String cashier,
      Instant openedAt,
      long floatFen,
      boolean parked) {}

  /**
   * @param ofTheTime belongs to what was asked for even without an opening
   */
  record ClosingRow(
      ShiftKey key, String label, Closing closing, boolean ofTheTime, boolean parked) {}

  record Parked(List<Opening> openings, List<ClosingRow> closings) {}

  List<Opening> openings(long outlet, Instant from, Instant to) throws SQLException {
    List<Opening> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(OPENINGS)) {
      query.setLong(1, outlet);
      query.setObject(2, at(to));
      query.setObject(3, at(from));
      query.setObject(4, at(from));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new Opening(
                  key(row),
                  row.getString(4),
                  row.getString(5),
                  instant(row, 6),
                  row.getLong(7),
                  false));
        }
      }
    }
    return found;
  }

  Parked parked(long outlet) throws SQLException {
    var parked = new Parked(new ArrayList<>(), new ArrayList<>());
    try (PreparedStatement query = connection.prepareStatement(PARKED)) {
      query.setLong(1, outlet);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (BodyReader.read(row.getBytes(6)) instanceof ReadBody.Understood read) {
            add(parked, row, read.body());
          }
        }
      }
    }
    return parked;
  }

  private static void add(Parked parked, ResultSet row, EntryBody body) throws SQLException {
    ShiftKey key = key(row);
    Instant at = instant(row, 5);
    switch (body) {
      case EntryBody.ShiftOpened opened ->
          parked
              .openings()
              .add(new Opening(key, row.getString(4), null, at, opened.floatFen(), true));
      case EntryBody.ShiftClosed closed ->
          parked
              .closings()
              .add(
                  new ClosingRow(
                      new ShiftKey(key.terminal(), key.branch(), closed.shift()),
                      row.getString(4),
                      new Closing(
                          key.branch(), key.shift(), at, closed.expectedFen(), closed.countedFen()),
                      false,
                      true));
      default -> {}
    }
  }

  List<ClosingRow> closings(Collection<Opening> openings, long outlet, Instant from, Instant to)
      throws SQLException {
    List<ClosingRow> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(CLOSINGS)) {
      query.setArray(
          1,
          connection.createArrayOf(
              "uuid", openings.stream().map(one -> one.key().terminal()).toArray()));
      query.setArray(
          2,
          connection.createArrayOf(
              "bigint", openings.stream().map(one -> one.key().shift()).toArray()));
      query.setLong(3, outlet);
      query.setObject(4, at(from));
      query.setObject(5, at(to));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ShiftKey key = key(row);
          var closing =
              new Closing(
                  key.branch(), row.getLong(5), instant(row, 6), row.getLong(7), row.getLong(8));
          found.add(new ClosingRow(key, row.getString(4), closing, row.getBoolean(9), false));
        }
      }
    }
    return found;
  }

  /**
   * The same with what moved; where the opening was lost, with the float that the till must have
   * had.
   */
  List<ShiftDrawer> withCash(List<ShiftDrawer> drawers) throws SQLException {
    List<Cash> moved = new ArrayList<>(drawers.stream().map(ShiftDrawer::cash).toList());
    try (PreparedStatement query = connection.prepareStatement(MOVED)) {
      query.setArray(
          1,
          connection.createArrayOf("uuid", drawers.stream().map(ShiftDrawer::terminal).toArray()));
      query.setArray(
          2, connection.createArrayOf("int", drawers.stream().map(ShiftDrawer::branch).toArray()));
      query.setArray(
          3,
          connection.createArrayOf("bigint", drawers.stream().map(ShiftDrawer::shift).toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int place = row.getInt(1) - 1;
          moved.set(place, moved.get(place).with(row.getString(2), row.getLong(3), row.getLong(4)));
        }
      }
    }
    List<ShiftDrawer> with = new ArrayList<>();
    for (int i = 0; i < drawers.size(); i++) {
      with.add(with(drawers.get(i), moved.get(i)));
    }
    return with;
  }

  private static ShiftDrawer with(ShiftDrawer drawer, Cash moved) {
    Closing closing = drawer.closing();
    Cash cash =
        drawer.openedAt() == null && closing != null
            ? moved.withFloat(closing.toldFen() - moved.movedFen())
            : moved;
    return new ShiftDrawer(
        drawer.terminal(),
        drawer.label(),
        drawer.branch(),
        drawer.shift(),
        drawer.cashier(),
        drawer.openedAt(),
        cash,
        closing,
        drawer.parked());
  }

  private static ShiftKey key(ResultSet row) throws SQLException {
    return new ShiftKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
