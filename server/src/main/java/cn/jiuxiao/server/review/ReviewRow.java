package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param terminal null if what came in names none that we know
 * @param branch null if it has no place in a journal
 * @param mark hash of an early entry, digest of an unverified one; null of an entry in its place
 * @param kind as written; null if there is none that can be read
 * @param reason a ParkReason, or why it is not believed; null of an early entry
 * @param decision the last one; null if there is none
 */
public record ReviewRow(
    ReviewState state,
    @Nullable UUID terminal,
    @Nullable String label,
    @Nullable Long outletId,
    @Nullable String outlet,
    @Nullable Integer branch,
    @Nullable Long seq,
    @Nullable String mark,
    @Nullable String kind,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable LocalDate day,
    Instant receivedAt,
    @Nullable Money amount,
    @Nullable String decision) {

  /** The address of its page. */
  public String route() {
    if (mark == null) {
      return "review/entries/" + terminal + "/" + branch + "/" + seq;
    }
    return state == ReviewState.EARLY
        ? "review/early/" + terminal + "/" + seq + "/" + mark
        : "review/unverified/" + mark;
  }

  /** Where it stands; null if it has no place in a journal. */
  public @Nullable EntryKey key() {
    return terminal == null || branch == null || seq == null
        ? null
        : new EntryKey(terminal, branch, seq);
  }
}
