package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Messages;
import io.micronaut.serde.annotation.SerdeImport;

/** Which of the wire's records about receipts are JSON here. */
@SerdeImport(Messages.Original.class)
@SerdeImport(Messages.ReceiptAnswer.class)
@SerdeImport(Messages.ReceiptLine.class)
@SerdeImport(Messages.ReceiptTender.class)
@SerdeImport(Messages.Correction.class)
@SerdeImport(Messages.Reserved.class)
@SerdeImport(Messages.ReservationRequest.class)
@SerdeImport(Messages.ReservedLine.class)
@SerdeImport(Messages.ReservationAnswer.class)
@SerdeImport(EntryBody.RefundLine.class)
@SerdeImport(EntryBody.Account.class)
final class SalesMessages {
  private SalesMessages() {}
}
