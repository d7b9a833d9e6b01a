package cn.jiuxiao.server.days;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The drawer of one shift, with all that moved in it, whether the entries count or are parked: the
 * cash lies there.
 *
 * @param branch where it was closed, or else opened
 * @param shift seq of its opening
 * @param openedAt null if the opening was lost
 * @param cash its float is reckoned from the closing where the opening was lost
 * @param parked the opening or the closing does not count, so far
 */
public record ShiftDrawer(
    UUID terminal,
    String label,
    int branch,
    long shift,
    @Nullable String cashier,
    @Nullable Instant openedAt,
    Cash cash,
    @Nullable Closing closing,
    boolean parked) {

  /**
   * @param toldFen what the till expected
   */
  public record Closing(int branch, long seq, Instant at, long toldFen, long countedFen) {}

  /**
   * The moment by which it belongs to a day: of the opening, or of the closing if that was lost.
   */
  public Instant began() {
    if (openedAt != null) {
      return openedAt;
    }
    if (closing == null) {
      throw new IllegalStateException("neither opened nor closed: " + terminal + "/" + shift);
    }
    return closing.at();
  }
}
