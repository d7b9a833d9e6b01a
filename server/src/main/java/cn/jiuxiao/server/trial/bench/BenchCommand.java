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
  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "ingest: entries a second through HTTP, next to the bare limit";
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    if (arguments.isEmpty()) {
      out.println("bench " + summary());
      return 0;
    }
    if (!arguments.equals(List.of("ingest"))) {
      throw new StartProblem(
          "There is no benchmark %s. There is %s."
              .formatted(String.join(" ", arguments), summary()));
    }
    try {
      new IngestBench(out).run();
      return 0;
    } catch (Exception e) {
      throw new IllegalStateException("the benchmark broke off", e);
    }
  }
}
