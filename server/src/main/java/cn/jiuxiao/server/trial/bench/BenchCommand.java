package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.command.Command;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;

/**
 * {@code ./jiuxiao bench NAME}: measures on a database of its own that goes afterwards; the data
 * directory is not touched.
 */
@Singleton
class BenchCommand implements Command {
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
    if (!arguments.equals(List.of("ingest"))) {
      out.println("bench " + summary());
      return arguments.isEmpty() ? 0 : 1;
    }
    try {
      new IngestBench(out).run();
      return 0;
    } catch (Exception e) {
      throw new IllegalStateException("the benchmark broke off", e);
    }
  }
}
