package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.wire.Messages;
import io.micronaut.serde.annotation.SerdeImport;

/** Which of the wire's records are JSON here: the wire itself knows no framework. */
@SerdeImport(Messages.EnrolmentRequest.class)
@SerdeImport(Messages.Client.class)
@SerdeImport(Messages.PreviousTerminal.class)
@SerdeImport(Messages.EnrolmentAnswer.class)
@SerdeImport(Messages.NonceAnswer.class)
@SerdeImport(Messages.TokenRequest.class)
@SerdeImport(Messages.TokenAnswer.class)
@SerdeImport(Messages.SetupAnswer.class)
@SerdeImport(Messages.Outlet.class)
@SerdeImport(Messages.Limits.class)
@SerdeImport(Messages.Rules.class)
@SerdeImport(Messages.ScaleCodes.class)
@SerdeImport(Messages.Printer.class)
@SerdeImport(Messages.Unit.class)
@SerdeImport(Messages.Cashier.class)
@SerdeImport(Messages.CatalogueAnswer.class)
@SerdeImport(Messages.CatalogueProduct.class)
final class WireMessages {
  private WireMessages() {}
}
