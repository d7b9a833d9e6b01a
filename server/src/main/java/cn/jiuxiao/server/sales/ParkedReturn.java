package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JudgedEntry;
import cn.jiuxiao.server.journal.Judgement;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.ReadBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A refund or void that is parked: the money was given back, so nobody else shall give it back
 * until this is settled, however long that takes.
 *
 * @param label of the till that wrote it
 * @param lines what came back; null for all of it, by a void
 */
public record ParkedReturn(
    EntryKey key,
    String label,
    Instant receivedAt,
    Original original,
    @Nullable List<RefundLine> lines) {
  /** What came too late keeps nobody off: else two could do so to one another for ever. */
  private static final Set<ParkReason> TOO_LATE =
      EnumSet.of(
          ParkReason.RESERVED_ELSEWHERE,
          ParkReason.REFUND_EXCEEDS_SALE,
          ParkReason.VOID_NOT_ALLOWED);

  /**
   * Those of some outlets' tills: {@code = ?} or {@code = ANY (?)} has to follow. What stands on a
   * branch waits for what becomes of the branch and keeps nobody off.
   */
  public static final String OF_OUTLET =
      """
      SELECT u.terminal_id, u.branch, u.seq, t.label, e.received_at, e.body
      FROM terminal t
      JOIN unsettled_entry u ON u.outcome = 'PARKED' AND u.terminal_id = t.id AND u.branch = 0
        AND u.kind IN ('REFUND', 'VOID') AND u.reason NOT IN (%s)
      JOIN journal_entry e ON e.terminal_id = u.terminal_id AND e.branch = u.branch AND e.seq = u.seq
      WHERE t.outlet_id\s"""
          .formatted(
              TOO_LATE.stream()
                  .map(one -> "'" + one.name() + "'")
                  .collect(Collectors.joining(", ")));

  /** Empty if it was not understood. */
  public static Optional<ParkedReturn> read(ResultSet row) throws SQLException {
    EntryBody body =
        BodyReader.read(row.getBytes(6)) instanceof ReadBody.Understood understood
            ? understood.body()
            : null;
    Original original = originalOf(body);
    return original == null
        ? Optional.empty()
        : Optional.of(
            new ParkedReturn(
                new EntryKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                original,
                body instanceof EntryBody.Refund refund ? refund.lines() : null));
  }

  /** The sale that a refund or void takes back; null of anything else. */
  public static @Nullable Original originalOf(@Nullable EntryBody body) {
    return switch (body) {
      case EntryBody.Refund refund -> refund.original();
      case EntryBody.VoidSale voided -> voided.original();
      case null, default -> null;
    };
  }

  /** True if this that just came in takes back, or is parked and keeps others off. */
  static boolean keepsOthersOff(JudgedEntry judged) {
    JournalEntry entry = judged.entry();
    return switch (judged.judgement()) {
      case Judgement.Accepted accepted -> true;
      case Judgement.Parked(var reason, var detail) ->
          entry.branch() == 0 && !TOO_LATE.contains(reason);
    };
  }
}
