package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.List;

/** What became of an attempt to add an eligibility, a certificate or an inspection to a product. */
public sealed interface PaperOutcome {

  /** A refusal that a form finds by itself. */
  static PaperOutcome refused(String field, String textKey, Object... args) {
    return Refused.of(field, textKey, args);
  }

  record Added(long id) implements PaperOutcome {}

  /** Nothing was stored: these fields want another look. */
  record Refused(List<FieldProblem> problems) implements PaperOutcome {
    static Refused of(String field, String textKey, Object... args) {
      return new Refused(List.of(FieldProblem.of(field, textKey, args)));
    }
  }
}
