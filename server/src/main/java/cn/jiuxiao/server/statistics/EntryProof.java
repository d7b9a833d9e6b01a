package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.EntryCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry as it was stored, and what checking it just now came to.
 *
 * @param carriedBy label of the terminal that brought it, {@link #PERSON}, or null: it came by
 *     itself
 * @param receipt code of the receipt that it is, where it is one that counts
 * @param kind null if the server did not understand it
 * @param outcome RECORDED, PARKED or FORKED, as decided when it came
 * @param previousBranch where the entry before it lies; null if it is not here
 * @param reason why it was parked or forked
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record EntryProof(
    Terminal terminal,
    int branch,
    long seq,
    byte[] body,
    byte[] hash,
    byte[] previousHash,
    byte[] signature,
    Instant receivedAt,
    @Nullable String carriedBy,
    @Nullable String kind,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String receipt,
    @Nullable Integer previousBranch,
    boolean isLast,
    List<EntryCheck> checks) {

  /** Carried by someone at the console. */
  public static final String PERSON = "user:";

  /** Who wrote it. */
  public record Terminal(UUID id, String label, long outletId, String outlet, byte[] publicKey) {}

  public boolean holds() {
    return checks.stream().allMatch(EntryCheck::holds);
  }
}
