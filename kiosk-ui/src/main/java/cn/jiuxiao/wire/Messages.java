package cn.jiuxiao.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers of /api/kiosk as they stand in JSON (kiosk-ui/README.md). Binary is
 * base64url text here.
 */
public final class Messages {
  private Messages() {}

  public record EnrolmentRequest(
      String code,
      String publicKey,
      String proof,
      Client client,
      @Nullable PreviousTerminal previous) {}

  public record Client(String version, String userAgent) {}

  /** What the device knew of the terminal that it was before. */
  public record PreviousTerminal(String terminal, long nextSeq, String headHash, long unsent) {}

  public record EnrolmentAnswer(
      String terminal, String label, String genesisHash, long serverTime) {}

  public record NonceAnswer(String nonce, long expiresAt) {}

  /**
   * @param enrolment the setup's, if the till has one
   */
  public record TokenRequest(
      String terminal, String nonce, String signature, @Nullable String enrolment) {}

  public record TokenAnswer(String token, long expiresAt, TokenScope scope) {}

  public enum TokenScope {
    /** Everything of its own outlet. */
    TILL,
    /** A revoked terminal: hand in what it wrote, and report. */
    UPLOAD
  }

  /**
   * @param units of the programme, whom a sale may be put on account for
   * @param enrolment opaque: the till keeps it, so that a server restored from an older backup
   *     knows it again
   */
  public record SetupAnswer(
      String terminal,
      String label,
      Outlet outlet,
      long catalogueVersion,
      String minimumVersion,
      String personKey,
      String publicBase,
      Limits limits,
      Rules rules,
      ScaleCodes scaleCodes,
      List<Printer> printers,
      List<Unit> units,
      List<Cashier> cashiers,
      String enrolment) {}

  public record Outlet(
      long id,
      String name,
      String place,
      String channel,
      String channelName,
      String channelNameEn,
      String region,
      String regionName,
      String regionNameEn) {}

  public record Limits(long openPriceFen, long lineQuantityMilli) {}

  /** What may be granted at the till (§5, Allowances); the version goes into each sale. */
  public record Rules(
      long version,
      int cashierDiscountPermille,
      int supervisorDiscountPermille,
      long roundingFen) {}

  /**
   * How the outlet's scales print their codes (§8).
   *
   * @param items codes of products by item number, without leading zeros
   */
  public record ScaleCodes(List<String> patterns, Map<String, String> items) {}

  /** One on the outlet's network: {@code POST /api/kiosk/printers/ID} passes bytes on to it. */
  public record Printer(long id, String name) {}

  /**
   * @param name what a tender's account says ({@code EntryBody.Account}); the others help to find
   *     it
   */
  public record Unit(String code, String name, String shortName) {}

  public record Cashier(
      long id, String name, boolean supervisor, String salt, int iterations, String verifier) {}

  public record CatalogueAnswer(
      long version, long since, List<CatalogueProduct> products, List<String> removed) {}

  /**
   * @param picture what /api/kiosk/pictures/ has of it; null if nobody has handed one in
   */
  public record CatalogueProduct(
      String code,
      @Nullable String gtin,
      String name,
      String category,
      String categoryName,
      String categoryNameEn,
      String specification,
      EntryBody.SalesUnit unit,
      long priceFen,
      @Nullable String eligibility,
      @Nullable String blocked,
      String vendor,
      @Nullable String picture) {}

  /** The sale that a till asks about or takes back. */
  public record Original(String terminal, long seq, String hash) {}

  /**
   * A receipt of the outlet as it stands now, for a till that may not have written it (§7a).
   *
   * @param cashier null if unknown
   * @param corrections what has come back of it, the oldest first
   * @param reserved what tills, the one that asks among them, are about to take back
   */
  public record ReceiptAnswer(
      Original original,
      String receipt,
      long soldAt,
      @Nullable String cashier,
      List<ReceiptLine> lines,
      long roundingFen,
      long discountFen,
      @Nullable String discountReason,
      long totalFen,
      List<ReceiptTender> tenders,
      List<Correction> corrections,
      List<Reserved> reserved) {}

  public record ReceiptLine(
      int line,
      @Nullable String product,
      String name,
      EntryBody.SalesUnit unit,
      long quantityMilli,
      long priceFen,
      @Nullable Long listFen,
      long discountFen,
      @Nullable String discountReason,
      long netFen,
      boolean eligible) {}

  /**
   * @param account of what was put on account; null if its till did not say whose that is
   */
  public record ReceiptTender(
      EntryBody.TenderMethod method, long amountFen, EntryBody.@Nullable Account account) {}

  /**
   * @param kind REFUND or VOID
   * @param receipt of a refund; null of a void
   */
  public record Correction(
      String terminal,
      long seq,
      EntryKind kind,
      @Nullable String receipt,
      long at,
      List<EntryBody.RefundLine> lines,
      List<ReceiptTender> tenders) {}

  /**
   * @param terminal who reserved it
   * @param label that till's
   */
  public record Reserved(String terminal, String label, int line, long quantityMilli, long until) {}

  /** An empty list gives up what was reserved before. */
  public record ReservationRequest(Original original, List<ReservedLine> lines) {}

  public record ReservedLine(int line, long quantityMilli) {}

  /**
   * @param until when it ends by itself
   * @param receipt as it stands with it
   */
  public record ReservationAnswer(long until, ReceiptAnswer receipt) {}

  /** Outcomes are in the order of the entries sent. */
  public record UploadAnswer(
      long serverTime, List<EntryOutcome> outcomes, List<Acknowledgement> acknowledgements) {}

  /**
   * @param terminal null with seq if the body could not be read as an entry
   * @param branch null unless the entry is stored on one
   * @param reason a {@link ParkReason} or {@link UnverifiedReason} by name
   */
  public record EntryOutcome(
      @Nullable String terminal,
      @Nullable Long seq,
      @Nullable String hash,
      Outcome outcome,
      @Nullable Integer branch,
      @Nullable String reason) {}

  public enum Outcome {
    RECORDED,
    ALREADY_RECORDED,
    PARKED,
    FORKED,
    EARLY,
    UNVERIFIED
  }

  public record Acknowledgement(String terminal, int branch, long nextSeq, String headHash) {}

  public record ContactRequest(
      String version,
      long nextSeq,
      String headHash,
      long unsent,
      @Nullable Long openShift,
      boolean storagePersisted,
      long device) {}

  public record ContactAnswer(
      long serverTime,
      boolean revoked,
      Acknowledgement acknowledgement,
      long catalogueVersion,
      String setupTag,
      String minimumVersion) {}
}
