package cn.jiuxiao.server.accounts;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.command.Command;
import cn.jiuxiao.server.shared.Texts;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** {@code ./jiuxiao reset-admin}, also beside a running server. */
@Singleton
class ResetAdminCommand implements Command {
  private final ResetAdministrator administrator;

  ResetAdminCommand(ResetAdministrator administrator) {
    this.administrator = administrator;
  }

  @Override
  public String name() {
    return "reset-admin";
  }

  @Override
  public String summary() {
    return text("accounts.resetAdminSummary");
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    OneTimePassword made =
        administrator
            .reset()
            .orElseThrow(() -> new StartProblem(text("accounts.resetAdminNobody")));
    out.println(text("accounts.resetAdminDone", made.username(), made.password()));
    return 0;
  }

  private static String text(String key, Object... arguments) {
    return Texts.in(Texts.supported(Locale.getDefault()), key, arguments);
  }
}
