package cn.jiuxiao.server.shared;

import java.util.List;

/** What became of an attempt to store what a form or a sheet's row says of one thing. */
public sealed interface SaveOutcome<T> {

  /**
   * @param changed false if everything was as it is already
   */
  record Saved<T>(T value, boolean changed) implements SaveOutcome<T> {}

  /** Nothing was stored: these fields want another look. */
  record Refused<T>(List<FieldProblem> problems) implements SaveOutcome<T> {}

  /** Nothing was stored: someone else changed it since it was opened. */
  record ChangedMeanwhile<T>(T now) implements SaveOutcome<T> {}
}
