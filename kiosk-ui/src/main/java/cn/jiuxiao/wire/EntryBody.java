package cn.jiuxiao.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, read from its bytes. Amounts are in fen, quantities in thousandths; see
 * kiosk-ui/README.md §5.
 */
public sealed interface EntryBody {
  EntryStamp stamp();

  EntryKind kind();

  record ShiftOpened(EntryStamp stamp, long floatFen) implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.SHIFT_OPENED;
    }
  }

  /**
   * @param shift seq of its SHIFT_OPENED
   * @param catalogue version whose prices the customer saw
   */
  record Sale(
      EntryStamp stamp,
      long shift,
      String receipt,
      long catalogue,
      List<SaleLine> lines,
      long roundingFen,
      long totalFen,
      List<Tender> tenders,
      @Nullable Participant participant)
      implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.SALE;
    }
  }

  record Refund(
      EntryStamp stamp,
      long shift,
      String receipt,
      Original original,
      List<RefundLine> lines,
      long totalFen,
      List<Tender> tenders,
      String reason)
      implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.REFUND;
    }
  }

  record VoidSale(EntryStamp stamp, long shift, Original original, String reason)
      implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.VOID;
    }
  }

  record CashMoved(
      EntryStamp stamp, long shift, CashDirection direction, long amountFen, String reason)
      implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.CASH_MOVED;
    }
  }

  record ParticipantScanned(EntryStamp stamp, Participant participant) implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.PARTICIPANT_SCANNED;
    }
  }

  record Headcount(EntryStamp stamp, long count) implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.HEADCOUNT;
    }
  }

  record ShiftClosed(
      EntryStamp stamp,
      long shift,
      long expectedFen,
      long countedFen,
      long differenceFen,
      List<Denomination> counted)
      implements EntryBody {
    @Override
    public EntryKind kind() {
      return EntryKind.SHIFT_CLOSED;
    }
  }

  /** Product is null for an open-price item, which never is eligible. */
  record SaleLine(
      int line,
      @Nullable String product,
      String name,
      SalesUnit unit,
      long quantityMilli,
      long priceFen,
      long grossFen,
      long discountFen,
      long netFen) {
    /** The same, with what is left to pay once the receipt's rounding is allocated. */
    public SaleLine withNet(long fen) {
      return new SaleLine(
          line, product, name, unit, quantityMilli, priceFen, grossFen, discountFen, fen);
    }
  }

  /** Received and change only for cash. */
  record Tender(
      TenderMethod method,
      long amountFen,
      @Nullable Long receivedFen,
      @Nullable Long changeFen,
      boolean verified) {}

  record RefundLine(int line, long quantityMilli, long netFen) {}

  /** The sale that is taken back. */
  record Original(UUID terminal, long seq, Sha256 hash) {}

  record Denomination(long denominationFen, long count) {}

  enum SalesUnit {
    PIECE,
    KILOGRAM
  }

  enum TenderMethod {
    CASH,
    WECHAT,
    ALIPAY,
    UNIONPAY,
    ECNY,
    ON_ACCOUNT
  }

  enum CashDirection {
    IN,
    OUT
  }

  /** Who bought, or came by. */
  sealed interface Participant {
    /** The badge's text as read; only the server can tell whether it is one. */
    record ByBadge(String code) implements Participant {}

    /** Digest of the attachment that holds the encrypted phone number. */
    record ByPhone(Sha256 digest) implements Participant {}
  }
}
