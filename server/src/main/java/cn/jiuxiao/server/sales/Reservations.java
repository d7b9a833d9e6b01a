package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.wire.Messages.ReservedLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What tills are about to take back, as rows: begun by {@link ReserveRefund}, ended by refunds. */
final class Reservations {
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

  void end(List<Of> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM refund_reservation WHERE terminal_id = ? AND branch = ? AND seq = ? AND reserved_by = ?")) {
      for (Of reserved : all) {
        key(delete, reserved);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static void key(PreparedStatement statement, Of reserved) throws SQLException {
    statement.setObject(1, reserved.sale().terminal());
    statement.setInt(2, reserved.sale().branch());
    statement.setLong(3, reserved.sale().seq());
    statement.setObject(4, reserved.terminal());
  }
}
