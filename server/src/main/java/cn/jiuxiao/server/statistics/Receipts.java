package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.wire.ReceiptCode;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** One receipt, found by what its QR names. */
@Singleton
public class Receipts {
  private final ReadReceipt read;
  private final Outlets outlets;

  Receipts(ReadReceipt read, Outlets outlets) {
    this.read = read;
    this.outlets = outlets;
  }

  /**
   * @throws NotFound if there is none, or it is of an outlet that is none of the actor's
   */
  @Transactional(readOnly = true)
  public Receipt open(Actor actor, String code) {
    SalesReaders.mustBeOne(actor);
    Receipt receipt = find(code).orElseThrow(NotFound::new);
    outlets.visible(actor, receipt.place().outletId());
    return receipt;
  }

  /** For whoever holds the paper: 128 bits that nobody guesses are the key. */
  @Transactional(readOnly = true)
  public Optional<Receipt> find(String code) {
    try {
      return read.of(new ReceiptCode(code));
    } catch (IllegalArgumentException notACode) {
      return Optional.empty();
    }
  }
}
