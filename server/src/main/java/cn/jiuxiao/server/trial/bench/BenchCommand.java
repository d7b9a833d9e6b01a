package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import java.io.PrintWriter;
import java.util.List;

/**
 * {@code ./jiuxiao bench NAME}: measures on a database of its own that goes afterwards; the data
 * directory is not touched.
 */
public final class BenchCommand implements Command {
  private static final long FULL_SCALE = 10_000_000;
  private static final long LEAST_SCALE = 100_000;

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "ingest, report or rebuild: measures next to the bare limit; [--scale LINES] of sales for the last two";
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    if (arguments.isEmpty()) {
      out.println("bench ingest   entries a second through HTTP, next to the bare limit");
      out.println("bench report   the office's page and its drill-downs as the database grows");
      out.println("bench rebuild  all roll-ups from the journal, next to a bare GROUP BY");
      return 0;
    }
    long scale = scale(arguments);
    try {
      switch (arguments.getFirst()) {
        case "ingest" -> new IngestBench(out).run();
        case "report" -> new ReportBench(out, scale).run();
        case "rebuild" -> new RebuildBench(out, scale).run();
        default ->
            throw new StartProblem(
                "There is no benchmark %s. There are ingest, report and rebuild."
                    .formatted(arguments.getFirst()));
      }
      return 0;
    } catch (StartProblem problem) {
      throw problem;
    } catch (Exception e) {
      throw new IllegalStateException("the benchmark broke off", e);
    }
  }

  private static long scale(List<String> arguments) {
    if (arguments.size() == 1) {
      return FULL_SCALE;
    }
    if (arguments.size() != 3 || !arguments.get(1).equals("--scale")) {
      throw new StartProblem("bench takes a name and --scale LINES.");
    }
    long scale = Long.parseLong(arguments.get(2));
    if (scale < LEAST_SCALE) {
      throw new StartProblem("--scale is a number of sale lines, at least " + LEAST_SCALE + ".");
    }
    return scale;
  }
}
