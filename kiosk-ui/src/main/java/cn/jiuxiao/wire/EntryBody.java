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
   * @param roundingFen left off the whole receipt (抹零)
   * @param allowance what else was granted
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
      @Nullable Participant participant,
      Allowance allowance)
      implements EntryBody {
    /** A sale in which nobody was granted anything. */
    public Sale(
        EntryStamp stamp,
        long shift,
        String receipt,
        long catalogue,
        List<SaleLine> lines,
        long roundingFen,
        long totalFen,
        List<Tender> tenders,
        @Nullable Participant participant) {
      this(
          stamp,
          shift,
          receipt,
          catalogue,
          lines,
          roundingFen,
          totalFen,
          tenders,
          participant,
          Allowance.NONE);
    }

    /** What is shared out over the lines: the receipt's discount and its rounding. */
    public long sharedFen() {
      return Math.addExact(allowance.discountFen(), roundingFen);
    }

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

  /**
   * What a receipt was granted beyond its prices.
   *
   * @param rules version of the outlet's limits that the till had; 0 before any were set
   * @param discountFen off the whole receipt, beside what its lines have off
   * @param reason why; null where nothing is off the whole receipt
   * @param approvedBy the cashier who granted it by PIN: a supervisor; null if nobody had to
   */
  record Allowance(
      long rules, long discountFen, @Nullable String reason, @Nullable Long approvedBy) {
    public static final Allowance NONE = new Allowance(0, 0, null, null);
  }

  /**
   * Product is null for an open-price item, which never is eligible.
   *
   * @param discountFen off this line, beside its share of what is off the receipt
   * @param listFen the price list's price, where another was charged; null otherwise
   * @param discountReason why the line was discounted or charged another price
   */
  record SaleLine(
      int line,
      @Nullable String product,
      String name,
      SalesUnit unit,
      long quantityMilli,
      long priceFen,
      long grossFen,
      long discountFen,
      long netFen,
      @Nullable Long listFen,
      @Nullable String discountReason) {
    /** A line at its list's price. */
    public SaleLine(
        int line,
        @Nullable String product,
        String name,
        SalesUnit unit,
        long quantityMilli,
        long priceFen,
        long grossFen,
        long discountFen,
        long netFen) {
      this(
          line,
          product,
          name,
          unit,
          quantityMilli,
          priceFen,
          grossFen,
          discountFen,
          netFen,
          null,
          null);
    }

    /** The same, with what is left to pay once what is off the receipt is allocated. */
    public SaleLine withNet(long fen) {
      return new SaleLine(
          line,
          product,
          name,
          unit,
          quantityMilli,
          priceFen,
          grossFen,
          discountFen,
          fen,
          listFen,
          discountReason);
    }

    /** What the line would have come to at the list's price, with nothing off. */
    public long fullFen() {
      return listFen == null
          ? grossFen
          : Math.max(grossFen, Amounts.grossFen(listFen, quantityMilli));
    }
  }

  /** Received and change only for cash; the account only where it is put on one. */
  record Tender(
      TenderMethod method,
      long amountFen,
      @Nullable Long receivedFen,
      @Nullable Long changeFen,
      boolean verified,
      @Nullable Account account) {
    /** Paid there and then. */
    public Tender(
        TenderMethod method,
        long amountFen,
        @Nullable Long receivedFen,
        @Nullable Long changeFen,
        boolean verified) {
      this(method, amountFen, receivedFen, changeFen, verified, null);
    }
  }

  /**
   * Who owes what was put on account (单位挂账).
   *
   * @param person who signed for the unit; may be empty
   * @param note may be empty
   */
  record Account(String unit, String person, String note) {}

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
