package cn.jiuxiao.server.trial.fuzz;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.trial.process.TrialFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/** {@code ./jiuxiao fuzz [--from N] [--uploads N]}. */
public final class FuzzCommand implements Command {
  private static final long UPLOADS = 1_000_000;

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String summary() {
    return "sends a server of its own malformed uploads, and watches its memory: [--from N] [--uploads N]";
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    if (arguments.size() % 2 != 0) {
      throw new StartProblem("fuzz takes --from N and --uploads N, not " + arguments.getLast());
    }
    try (var trial = new FuzzTrial(out)) {
      trial.play(option(arguments, "--from", 0), option(arguments, "--uploads", UPLOADS));
      return 0;
    } catch (TrialFailure failure) {
      out.println("FAILED " + failure.getMessage());
      return 1;
    } catch (SQLException e) {
      throw new IllegalStateException("the trial broke off", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long option(List<String> arguments, String name, long otherwise) {
    int at = arguments.indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(arguments.get(at + 1));
  }
}
