package cn.jiuxiao.server.backup;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.shared.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sentences in the language of the person at the console. */
final class Say {
  private Say() {}

  static String text(String key, Object... arguments) {
    return Texts.in(Texts.supported(Locale.getDefault()), "backup." + key, arguments);
  }

  static StartProblem problem(String key, Object... arguments) {
    return problem(null, key, arguments);
  }

  static StartProblem problem(@Nullable Throwable cause, String key, Object... arguments) {
    return new StartProblem(text(key, arguments), cause);
  }
}
