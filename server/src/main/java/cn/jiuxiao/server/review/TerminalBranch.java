package cn.jiuxiao.server.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One branch of a terminal's journal; 0 is the chain.
 *
 * @param cause ENROLMENT, FORK or GAP_LOST
 * @param entries how many entries stand on it
 * @param waiting how many of them are still to be settled
 * @param decision ADOPTED or REFUSED; null while nobody decided about the whole
 * @param seq the first entry that waits, or else the first; null as long as it has none
 */
public record TerminalBranch(
    UUID terminal,
    int number,
    String cause,
    Instant openedAt,
    long entries,
    long waiting,
    @Nullable String decision,
    @Nullable Long seq) {

  /** Where it is settled; null for the chain, whose entries are settled one by one. */
  public @Nullable String route() {
    return number == 0 || seq == null
        ? null
        : "review/entries/" + terminal + "/" + number + "/" + seq;
  }
}
