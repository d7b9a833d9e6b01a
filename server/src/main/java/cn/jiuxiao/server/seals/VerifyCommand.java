package cn.jiuxiao.server.seals;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.shared.Texts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@code ./jiuxiao verify [--seal FILE]}, also beside a running server. */
@Singleton
class VerifyCommand implements Command {
  private static final long EVERY = 100_000;

  private final Verify verify;

  VerifyCommand(Verify verify) {
    this.verify = verify;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String summary() {
    return text("seals.verifySummary");
  }

  /** 0 if everything holds, 1 if something does not. */
  @Override
  public int run(List<String> arguments, PrintWriter out) {
    byte[] file = file(arguments);
    var found = new AtomicLong();
    try {
      Verify.Walked walked =
          verify.everything(
              file,
              flaw -> {
                found.incrementAndGet();
                print(out, flaw);
              },
              entries -> {
                if (entries % EVERY == 0) {
                  out.println(text("seals.verifyProgress", entries));
                }
              });
      out.println(
          text("seals.verifyWalked", walked.entries(), walked.officeEntries(), walked.seals()));
    } catch (SQLException e) {
      throw new StartProblem(text("seals.verifyBrokeOff", e.toString()), e);
    } catch (IllegalArgumentException notASeal) {
      throw new StartProblem(
          text("seals.verifyNotASeal", String.valueOf(notASeal.getMessage())), notASeal);
    }
    out.println(
        found.get() == 0 ? text("seals.verifyHolds") : text("seals.verifyFlaws", found.get()));
    return found.get() == 0 ? 0 : 1;
  }

  private static void print(PrintWriter out, Flaw flaw) {
    out.println("✗ " + flaw.record() + "  " + text("seals.flaw." + flaw.kind()));
  }

  private static byte @Nullable [] file(List<String> arguments) {
    if (arguments.isEmpty()) {
      return null;
    }
    if (arguments.size() != 1) {
      throw new StartProblem(text("seals.verifyUsage"));
    }
    try {
      return Files.readAllBytes(Path.of(arguments.getFirst()));
    } catch (IOException e) {
      throw new StartProblem(text("seals.verifyNoFile", arguments.getFirst()), e);
    }
  }

  private static String text(String key, Object... arguments) {
    return Texts.in(Texts.supported(Locale.getDefault()), key, arguments);
  }
}
