package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.List;

/** What became of one row. */
sealed interface RowOutcome {

  enum Good implements RowOutcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** Nothing of the row was stored. */
  record Bad(List<FieldProblem> problems) implements RowOutcome {
    static Bad of(String field, String textKey, Object... args) {
      return new Bad(List.of(FieldProblem.of(field, textKey, args)));
    }
  }
}
