package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Actor;
import java.util.List;

/**
 * Stores rows of one sheet. Looks things up for a chunk of rows at once, then stores row by row.
 */
interface RowImporter {

  SheetLayout layout();

  /**
   * One step for each row, in order; none has run yet, and each runs inside a transaction of the
   * caller's.
   */
  List<Step> prepare(Actor actor, List<SheetRow> rows, SeenRows seen);

  /** What storing one row does; may be run again if its transaction was rolled back. */
  @FunctionalInterface
  interface Step {
    RowOutcome run();
  }
}
