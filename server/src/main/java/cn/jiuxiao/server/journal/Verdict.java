package cn.jiuxiao.server.journal;

import org.jspecify.annotations.Nullable;

/**
 * What is decided about an entry, and why.
 *
 * @param decision ACCEPTED, REFUSED, CURED, PROPOSED or UNDONE
 * @param under the decision about its branch that it follows from; null if decided by itself
 */
record Verdict(String decision, String note, Correction correction, @Nullable Long under) {
  static Verdict of(String decision, String note) {
    return new Verdict(decision, note, Correction.NONE, null);
  }
}
