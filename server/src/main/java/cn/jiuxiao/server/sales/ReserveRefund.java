package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.Messages.ReservedLine;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Holds pieces of a sale for the till that is about to take them back, so that no other till's
 * refund of them counts meanwhile. What a till asks for last replaces what it had.
 */
@Singleton
class ReserveRefund {
  /** Long enough for a till that loses its network right after it gave the money back. */
  static final Duration HELD = Duration.ofHours(24);

  private final TransactionOperations<Connection> transactions;
  private final Sql sql;
  private final Clock clock;

  ReserveRefund(TransactionOperations<Connection> transactions, Sql sql, Clock clock) {
    this.transactions = transactions;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @return when it ends by itself
   * @throws Problem 404 if no such sale of the till's own outlet counts, 409 if it was voided or
   *     less is left of it or another till holds some of the same line, 400 if lines are named
   *     twice or nothing of one is wanted
   */
  Instant reserve(UUID till, Original original, List<ReservedLine> lines) {
    mustMakeSense(lines);
    return transactions.executeWrite(
        status -> inTransaction(status.getConnection(), till, original, lines));
  }

  private static void mustMakeSense(List<ReservedLine> lines) {
    Set<Integer> numbers = lines.stream().map(ReservedLine::line).collect(Collectors.toSet());
    if (numbers.size() < lines.size() || lines.stream().anyMatch(one -> one.quantityMilli() < 1)) {
      throw new Problem(400, "kiosks.malformed-request", "lines");
    }
  }

  private Instant inTransaction(
      Connection connection, UUID till, Original original, List<ReservedLine> lines)
      throws SQLException {
    Instant now = clock.instant();
    StoredSale sale = new ReadOriginals(connection, now).of(List.of(original)).get(original);
    if (sale == null || sale.outlet.id() != outletOf(till)) {
      throw new Problem(404, "sales.receipt-unknown");
    }
    if (sale.voided() && !lines.isEmpty()) {
      throw new Problem(409, "sales.receipt-voided");
    }
    for (ReservedLine wanted : lines) {
      mustBeLeft(sale, wanted, till);
    }
    Instant until = now.plus(HELD);
    var reservations = new Reservations(connection);
    var own = new Reservations.Of(sale.key, till);
    reservations.giveUp(own, now);
    reservations.begin(own, lines, until);
    return until;
  }

  private static void mustBeLeft(StoredSale sale, ReservedLine wanted, UUID till) {
    StoredSale.Line line = sale.line(wanted.line());
    if (line == null || wanted.quantityMilli() > line.leftMilli()) {
      throw new Problem(409, "sales.refund-exceeds-sale", wanted.line());
    }
    // Of one line only one till at a time: who takes the last of it takes what rounding has left.
    if (sale.reservedByOthersMilli(till, wanted.line()) > 0) {
      throw new Problem(409, "sales.reserved-elsewhere", wanted.line());
    }
  }

  private long outletOf(UUID till) {
    return sql.number("SELECT outlet_id FROM terminal WHERE id = ?", till);
  }
}
