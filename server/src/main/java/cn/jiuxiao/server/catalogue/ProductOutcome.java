package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.List;

/** What became of an attempt to store a product. */
public sealed interface ProductOutcome {

  /**
   * @param changed false if everything was as it is already
   */
  record Saved(Product product, boolean changed) implements ProductOutcome {}

  /** Nothing was stored: these fields want another look. */
  record Refused(List<FieldProblem> problems) implements ProductOutcome {}

  /** Nothing was stored: someone else changed it since it was opened. */
  record ChangedMeanwhile(Product now) implements ProductOutcome {}
}
