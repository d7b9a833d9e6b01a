package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.kiosks.Till;
import cn.jiuxiao.server.kiosks.TillAuthentication;
import cn.jiuxiao.server.kiosks.TillRates;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.Messages.ReceiptAnswer;
import cn.jiuxiao.wire.Messages.ReservationAnswer;
import cn.jiuxiao.wire.Messages.ReservationRequest;
import cn.jiuxiao.wire.ReceiptCode;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Receipts that another till wrote, and holding them to be taken back (kiosk-ui/README.md §7a). */
@Controller("/api/kiosk")
@Secured(TillAuthentication.ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
class TillReceiptController {
  private final TillReceipts receipts;
  private final ReserveRefund reserveRefund;
  private final TillRates rates;

  TillReceiptController(TillReceipts receipts, ReserveRefund reserveRefund, TillRates rates) {
    this.receipts = receipts;
    this.reserveRefund = reserveRefund;
    this.rates = rates;
  }

  @Get("/receipts/{code}")
  ReceiptAnswer byCode(Till till, String code) {
    mayAsk(till);
    return found(read(code).flatMap(read -> receipts.byCode(till.terminal(), read)));
  }

  @Get("/receipts")
  ReceiptAnswer byNumber(Till till, @QueryValue String number) {
    mayAsk(till);
    return found(receipts.byNumber(till.terminal(), number));
  }

  @Post("/reservations")
  ReservationAnswer reserve(Till till, @Body ReservationRequest request) {
    mayAsk(till);
    Original original = original(request);
    Instant until = reserveRefund.reserve(till.terminal(), original, request.lines());
    return new ReservationAnswer(
        until.toEpochMilli(),
        found(receipts.byCode(till.terminal(), ReceiptCode.of(original.hash()))));
  }

  private void mayAsk(Till till) {
    till.mustSell();
    rates.asksForReceipt(till);
  }

  /** JSON may leave members out, whatever the record says. */
  private static Original original(ReservationRequest request) {
    try {
      request.lines().forEach(Objects::requireNonNull);
      return new Original(
          UUID.fromString(request.original().terminal()),
          request.original().seq(),
          Sha256.parse(request.original().hash()));
    } catch (IllegalArgumentException | NullPointerException malformed) {
      throw new Problem(400, "kiosks.malformed-request", "original");
    }
  }

  private static Optional<ReceiptCode> read(String code) {
    try {
      return Optional.of(new ReceiptCode(code));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static ReceiptAnswer found(Optional<ReceiptAnswer> receipt) {
    return receipt.orElseThrow(() -> new Problem(404, "sales.receipt-unknown"));
  }
}
