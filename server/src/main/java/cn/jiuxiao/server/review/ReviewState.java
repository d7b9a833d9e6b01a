package cn.jiuxiao.server.review;

/** Why something is on the list. */
public enum ReviewState {
  /** On the chain, but it breaks a rule. */
  PARKED,
  /** One person would let it count; its amount needs a second one. */
  PROPOSED,
  /** On a branch: two devices wrote one journal, or a gap was declared lost. */
  FORKED,
  /** What it follows is not here yet. */
  EARLY,
  /** It cannot be believed: kept as evidence. */
  UNVERIFIED,
  /** Decided about. */
  SETTLED
}
