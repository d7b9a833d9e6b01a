package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.vendors.VendorScope;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Stores the rows of one file. A hundred good rows share a transaction, as a commit costs more than
 * a row; if one of them turns out bad, the hundred are rolled back and stored one by one, so that
 * each row is stored whole or not at all, and a bad one takes no good one with it.
 */
@Singleton
class ImportRun {

  static final int CHUNK = 100;

  private final List<RowImporter> importers;
  private final TransactionOperations<Connection> transactions;

  ImportRun(List<RowImporter> importers, TransactionOperations<Connection> transactions) {
    this.importers = importers;
    this.transactions = transactions;
  }

  /** Vendors before products, as products name them; {@code progress} hears of each chunk. */
  void run(
      Actor actor,
      List<SheetRow> rows,
      Consumer<ImportCount> progress,
      BiConsumer<SheetRow, List<FieldProblem>> bad) {
    VendorScope.of(actor);
    SeenRows seen = new SeenRows();
    ImportCount count = ImportCount.NONE;
    for (SheetLayout layout : SheetLayout.values()) {
      RowImporter importer =
          importers.stream().filter(i -> i.layout() == layout).findFirst().orElseThrow();
      List<SheetRow> ours = rows.stream().filter(r -> r.layout() == layout).toList();
      for (int from = 0; from < ours.size(); from += CHUNK) {
        List<SheetRow> chunk = ours.subList(from, Math.min(ours.size(), from + CHUNK));
        List<RowOutcome> outcomes = stored(importer, actor, chunk, seen);
        for (int i = 0; i < chunk.size(); i++) {
          count = count.and(outcomes.get(i));
          if (outcomes.get(i) instanceof RowOutcome.Bad(List<FieldProblem> problems)) {
            bad.accept(chunk.get(i), problems);
          }
        }
        progress.accept(count);
      }
    }
  }

  private List<RowOutcome> stored(
      RowImporter importer, Actor actor, List<SheetRow> chunk, SeenRows seen) {
    List<RowImporter.Step> steps = importer.prepare(actor, chunk, seen);
    try {
      return transactions.executeWrite(status -> allGood(steps));
    } catch (NotAllGood | DataAccessException oneByOne) {
      return steps.stream().map(this::single).toList();
    }
  }

  private static List<RowOutcome> allGood(List<RowImporter.Step> steps) {
    List<RowOutcome> outcomes = new ArrayList<>();
    for (RowImporter.Step step : steps) {
      RowOutcome outcome = outcome(step);
      if (outcome instanceof RowOutcome.Bad) {
        throw new NotAllGood();
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private RowOutcome single(RowImporter.Step step) {
    try {
      return transactions.executeWrite(
          status -> {
            RowOutcome outcome = outcome(step);
            if (outcome instanceof RowOutcome.Bad problems) {
              throw new BadRow(problems);
            }
            return outcome;
          });
    } catch (BadRow row) {
      return row.problems;
    }
  }

  private static RowOutcome outcome(RowImporter.Step step) {
    try {
      return step.run();
    } catch (Problem refused) {
      return RowOutcome.Bad.of("code", refused.code());
    }
  }

  /** Rolls a chunk back. */
  @SuppressWarnings("serial") // never serialised
  private static final class NotAllGood extends RuntimeException {
    NotAllGood() {
      super(null, null, false, false);
    }
  }

  /** Rolls one row back, and carries what was wrong with it. */
  @SuppressWarnings("serial") // never serialised
  private static final class BadRow extends RuntimeException {
    private final RowOutcome.Bad problems;

    BadRow(RowOutcome.Bad problems) {
      super(null, null, false, false);
      this.problems = problems;
    }
  }
}
