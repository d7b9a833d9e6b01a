package cn.jiuxiao.server.days;

import cn.jiuxiao.server.journal.EntryAmount;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.ReadBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that waits to be settled.
 *
 * @param kind as written
 * @param reason a name of {@code ParkReason}
 * @param amount as written; null if it is about none
 */
public record ParkedEntry(
    UUID terminal,
    int branch,
    long seq,
    String label,
    String kind,
    @Nullable String reason,
    Instant receivedAt,
    @Nullable Money amount) {

  static ParkedEntry read(ResultSet row) throws SQLException {
    ReadBody body = BodyReader.read(row.getBytes("body"));
    Long fen =
        body instanceof ReadBody.Understood understood ? EntryAmount.of(understood.body()) : null;
    return new ParkedEntry(
        row.getObject("terminal_id", UUID.class),
        row.getInt("branch"),
        row.getLong("seq"),
        row.getString("label"),
        row.getString("kind"),
        row.getString("reason"),
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        fen == null ? null : new Money(fen));
  }
}
