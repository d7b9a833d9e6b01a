package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./jiuxiao bench NAME}: measures on a database of its own that goes afterwards, or stays in
 * a directory of its own for the next measurement; the server's data directory is not touched.
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
      out.println(
          "bench rebuild  all roll-ups from the journal, next to a bare GROUP BY;\n"
              + "               --keep DIR keeps its database there and measures it again next time");
      return 0;
    }
    Options options = Options.of(arguments);
    try {
      switch (arguments.getFirst()) {
        case "ingest" -> new IngestBench(out).run();
        case "report" -> new ReportBench(out, options.scale).run();
        case "rebuild" -> new RebuildBench(out, options.scale, options.keptIn).run();
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

  private record Options(long scale, @Nullable Path keptIn) {
    static Options of(List<String> arguments) {
      long scale = FULL_SCALE;
      Path keptIn = null;
      for (int i = 1; i < arguments.size(); i += 2) {
        String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
        if (arguments.get(i).equals("--scale") && value.matches("\\d{1,12}")) {
          scale = Long.parseLong(value);
        } else if (arguments.get(i).equals("--keep")
            && !value.isEmpty()
            && arguments.getFirst().equals("rebuild")) {
          keptIn = Path.of(value);
        } else {
          throw new StartProblem("bench takes a name, --scale LINES, and rebuild also --keep DIR.");
        }
      }
      if (scale < LEAST_SCALE) {
        throw new StartProblem("--scale is a number of sale lines, at least " + LEAST_SCALE + ".");
      }
      return new Options(scale, keptIn);
    }
  }
}
