package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.trial.process.TrialFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/** {@code ./jiuxiao crash [--from N] [--rounds N]}: until a round fails. */
public final class CrashCommand implements Command {
  private static final int ROUNDS = 50;
  private static final int TILLS = 7;
  private static final int MEGABYTES = 1024;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String summary() {
    return "kills and starves a server of its own under tills, round by round: [--from N] [--rounds N]";
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    long from = option(arguments, "--from", 0);
    long rounds = option(arguments, "--rounds", ROUNDS);
    try (var trial = new CrashTrial(TILLS, MEGABYTES, List.of())) {
      if (trial.disk().isEmpty()) {
        out.println(
            "Nothing can be mounted here (that takes root): the disk is never filled, such rounds do the rest.");
      }
      return play(trial, from, rounds, out);
    } catch (SQLException e) {
      throw new IllegalStateException("the trial broke off", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int play(CrashTrial trial, long from, long rounds, PrintWriter out)
      throws SQLException {
    for (long number = from; number < from + rounds; number++) {
      Round round = Round.of(number);
      long began = System.nanoTime();
      try {
        trial.play(round);
      } catch (TrialFailure failure) {
        trial.summary().print(out);
        out.printf("FAILED %s%n  %s%n", round, failure.getMessage());
        out.printf("  again: ./jiuxiao crash --from %d --rounds 1%n", number);
        out.printf("  what the server said: %s%n", trial.summary().log());
        return 1;
      }
      out.printf("%s: %.1f s%n", round, (System.nanoTime() - began) / 1e9);
      out.flush();
    }
    try {
      trial.verify();
    } catch (TrialFailure failure) {
      out.println("FAILED " + failure.getMessage());
      return 1;
    }
    trial.summary().print(out);
    out.println("Everything holds; verify finds nothing.");
    return 0;
  }

  private static long option(List<String> arguments, String name, long otherwise) {
    if (arguments.size() % 2 != 0) {
      throw new StartProblem("crash takes --from N and --rounds N, not " + arguments.getLast());
    }
    int at = arguments.indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(arguments.get(at + 1));
  }
}
