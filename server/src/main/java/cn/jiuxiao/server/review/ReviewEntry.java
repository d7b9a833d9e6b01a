package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.sales.ParkedReturn;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.ParkReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry that did not count by itself, with all that a person needs to decide.
 *
 * @param happenedAt null if its time is uncertain
 * @param thatDay of a sale; null of anything else
 * @param original of a refund or void; null of anything else
 * @param branch null if it stands on the chain
 * @param shift the opening of its shift; null if it belongs to none
 * @param siblings what else of its shift waits, itself left out
 */
public record ReviewEntry(
    ReviewRow row,
    EntryKey key,
    Written written,
    @Nullable Instant happenedAt,
    @Nullable ThatDay thatDay,
    @Nullable OriginalSale original,
    @Nullable BranchFacts branch,
    @Nullable Long shift,
    List<ReviewRow> siblings,
    List<Decision> decisions) {

  /**
   * The sale that a refund or void names.
   *
   * @param key null if no such entry is here
   * @param counts true if it is in the figures
   * @param refunds what counts already as taken back of it
   * @param reserved what tills are about to take back of it
   * @param parked what else was taken back of it and is not settled
   * @param due of a refund's lines that cannot count as written: what is left for so many
   */
  public record OriginalSale(
      @Nullable EntryKey key,
      boolean counts,
      boolean voided,
      @Nullable Money total,
      @Nullable Money refunded,
      List<Refunded> refunds,
      List<Reserved> reserved,
      List<ParkedReturn> parked,
      Map<RefundLine, Money> due) {}

  /**
   * What a till has reserved of one line.
   *
   * @param till its label
   */
  public record Reserved(String till, int line, Quantity quantity, Instant until) {}

  /** A refund that counts, of the same sale. */
  public record Refunded(EntryKey key, String receipt, Instant at, Money total) {}

  /**
   * @param cause FORK or GAP_LOST
   * @param decision ADOPTED, REFUSED or null
   */
  public record BranchFacts(
      int number, String cause, Instant openedAt, long waiting, @Nullable String decision) {
    /** True if a decision about it stands. */
    public boolean isDecided() {
      return decision != null && !decision.equals("UNDONE");
    }
  }

  /**
   * @param who null for the server by rule
   */
  public record Decision(
      long officeSeq,
      String decision,
      String note,
      Instant at,
      @Nullable Long userId,
      @Nullable String who,
      Correction correction) {}

  public boolean isSettled() {
    return row.state() == ReviewState.SETTLED;
  }

  /** True if one person would let it count and this one may confirm it. */
  public boolean mayBeConfirmedBy(Actor actor) {
    Long proposer = decisions.isEmpty() ? null : decisions.getFirst().userId();
    return isProposed() && proposer != null && proposer != actor.userId();
  }

  public boolean isProposed() {
    return row.state() == ReviewState.PROPOSED;
  }

  /** True of a refund that is parked only because it gave back another amount than was left. */
  public boolean mayCountCorrected() {
    return ParkReason.AMOUNTS_DIFFER.name().equals(row.reason())
        && original != null
        && !original.due().isEmpty();
  }

  public boolean needsDay() {
    return happenedAt == null;
  }

  public Optional<LocalDate> day() {
    return Optional.ofNullable(row.day());
  }
}
