package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.FieldProblem;

/** What became of a picture that someone handed in. */
public sealed interface PictureOutcome {

  record Stored() implements PictureOutcome {}

  /** Nothing was stored; the product keeps the picture that it had. */
  record Refused(FieldProblem problem) implements PictureOutcome {
    static Refused of(String textKey, Object... args) {
      return new Refused(FieldProblem.of("picture", textKey, args));
    }
  }
}
