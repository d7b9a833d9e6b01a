package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.FieldProblem;

/** What became of a file that someone handed in. */
public sealed interface EvidenceOutcome {

  record Stored(long id, String name) implements EvidenceOutcome {}

  /** Nothing was stored. */
  record Refused(FieldProblem problem) implements EvidenceOutcome {
    static Refused of(String textKey, Object... args) {
      return new Refused(FieldProblem.of("evidence", textKey, args));
    }
  }
}
