package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.Messages.ReservedLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What tills are about to take back, as rows: begun by {@link ReserveRefund}, used by refunds. */
final class Reservations {
  private static final String OF_TILL =
      " WHERE terminal_id = ? AND branch = ? AND seq = ? AND reserved_by = ? AND line = ?";

  private final Connection connection;

  Reservations(Connection connection) {
    this.connection = connection;
  }

  /** What one till has reserved of one sale. */
  record Of(EntryKey sale, UUID terminal) {}

  void begin(Of reserved, List<ReservedLine> lines, Instant until) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO refund_reservation (terminal_id, branch, seq, reserved_by, line, quantity_milli, reserved_until)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (ReservedLine line : lines) {
        key(insert, reserved);
        insert.setInt(5, line.line());
        insert.setLong(6, line.quantityMilli());
        insert.setObject(7, until.atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Takes away what the till had of the sale, and what of the sale has run out for anybody. */
  void giveUp(Of reserved, Instant now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM refund_reservation WHERE terminal_id = ? AND branch = ? AND seq = ?"
                + " AND (reserved_by = ? OR reserved_until <= ?)")) {
      key(delete, reserved);
      delete.setObject(5, now.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  /** A refund has come: its pieces are reserved no longer, what else the till holds still is. */
  void use(Of reserved, List<RefundLine> lines) throws SQLException {
    try (PreparedStatement all =
            connection.prepareStatement(
                "DELETE FROM refund_reservation" + OF_TILL + " AND quantity_milli <= ?");
        PreparedStatement part =
            connection.prepareStatement(
                "UPDATE refund_reservation SET quantity_milli = quantity_milli - ?" + OF_TILL)) {
      for (RefundLine line : lines) {
        key(all, reserved);
        all.setInt(5, line.line());
        all.setLong(6, line.quantityMilli());
        if (all.executeUpdate() == 0) {
          part.setLong(1, line.quantityMilli());
          key(part, reserved, 2);
          part.setInt(6, line.line());
          part.executeUpdate();
        }
      }
    }
  }

  private static void key(PreparedStatement statement, Of reserved) throws SQLException {
    key(statement, reserved, 1);
  }

  private static void key(PreparedStatement statement, Of reserved, int first) throws SQLException {
    statement.setObject(first, reserved.sale().terminal());
    statement.setInt(first + 1, reserved.sale().branch());
    statement.setLong(first + 2, reserved.sale().seq());
    statement.setObject(first + 3, reserved.terminal());
  }
}
