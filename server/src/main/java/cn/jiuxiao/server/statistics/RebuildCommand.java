package cn.jiuxiao.server.statistics;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.shared.Texts;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code ./jiuxiao rebuild}, also beside a running server. */
@Singleton
class RebuildCommand implements Command {
  private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Rebuild rebuild;
  private long toldAt;
  private int toldStep;

  RebuildCommand(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public String summary() {
    return text("statistics.rebuildSummary");
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    if (!arguments.isEmpty()) {
      throw new StartProblem(text("statistics.rebuildUsage"));
    }
    try {
      Rebuild.Done done = rebuild.run(progress -> tell(progress, out));
      if (done.resumed()) {
        out.println(text("statistics.rebuildResumed"));
      }
      out.println(
          done.mended() == 0
              ? text("statistics.rebuildHeld")
              : text("statistics.rebuildMended", done.mended()));
      return 0;
    } catch (SQLException e) {
      throw new StartProblem(text("statistics.rebuildBrokeOff", String.valueOf(e.getMessage())), e);
    } catch (Rebuild.Overtaken e) {
      throw new StartProblem(text("statistics.rebuildOvertaken"), e);
    }
  }

  /** At each new roll-up, and every two seconds within one. */
  private void tell(Rebuild.Progress progress, PrintWriter out) {
    long now = System.nanoTime();
    if (progress.step() == toldStep && now - toldAt < TELL_EVERY_NANOS) {
      return;
    }
    toldStep = progress.step();
    toldAt = now;
    if (progress.part() == 0) {
      out.println(
          text("statistics.rebuildLooks", progress.step(), progress.steps(), progress.table()));
      return;
    }
    out.println(
        text(
            "statistics.rebuildProgress",
            progress.step(),
            progress.steps(),
            progress.table(),
            progress.part(),
            progress.parts(),
            progress.mended()));
  }

  private static String text(String key, Object... arguments) {
    return Texts.in(Texts.supported(Locale.getDefault()), key, arguments);
  }
}
