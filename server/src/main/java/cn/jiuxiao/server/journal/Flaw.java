package cn.jiuxiao.server.journal;

/**
 * A record that is not as it was written.
 *
 * @param record its table and key, such as {@code journal_entry 3f2a…/0/17}
 */
public record Flaw(String record, Kind kind) {

  /** What does not hold. */
  public enum Kind {
    /** Its hash is not that of its bytes and of what it follows. */
    HASH_DIFFERS,
    /** It does not bear its writer's signature. */
    NOT_SIGNED,
    /** Its bytes say another place, time or person than the row. */
    MISPLACED,
    /** What it follows is not what stands before it. */
    DOES_NOT_FOLLOW,
    /** The head does not name the last entry. */
    HEAD_DIFFERS,
    /** It belongs to no entry. */
    NO_ENTRY,
    /** Nothing says what was decided about it. */
    NOT_JUDGED,
    /** What came beside it is not what it names. */
    ATTACHMENT_DIFFERS,
    /** The row and the office's entry do not say the same. */
    DECISION_DIFFERS,
    /** It counts, and no decision let it. */
    COUNTS_UNDECIDED,
    /** What was frozen is not what was sealed. */
    NOT_AS_SEALED,
    /** What was frozen is not what was published. */
    NOT_AS_PUBLISHED,
    /** A seal names it, and it is not here. */
    MISSING,
    /** A published figure is not what a recount gives. */
    FIGURE_DIFFERS
  }
}
