package cn.jiuxiao.server.command;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.shared.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A data directory that a restore has begun to fill and not yet finished is no Jiuxiao's. */
public final class UnfinishedRestore {
  private static final String FOLDER = "restoring";

  private UnfinishedRestore() {}

  /** Stands while a restore is under way, and after one that was killed. */
  public static Path folder(Path data) {
    return data.resolve(FOLDER);
  }

  static void refuse(Path data) {
    if (Files.exists(folder(data))) {
      throw new StartProblem(
          Texts.in(Texts.supported(Locale.getDefault()), "command.unfinishedRestore", data));
    }
  }
}
