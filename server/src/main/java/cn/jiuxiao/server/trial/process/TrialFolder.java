package cn.jiuxiao.server.trial.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a trial's server lives and what it said; gone afterwards, but for a failed trial's log. */
public final class TrialFolder implements AutoCloseable {
  private final Path folder;
  private final Path log;
  private boolean allIsWell;

  /**
   * @param trial its name
   */
  public TrialFolder(String trial) throws IOException {
    folder = Files.createTempDirectory("jiuxiao-" + trial + "-");
    log = Files.createTempFile("jiuxiao-" + trial + "-", ".log");
  }

  public Path path() {
    return folder;
  }

  public Path data() {
    return folder.resolve("data");
  }

  public Path log() {
    return log;
  }

  /** Nobody will want to read the log. */
  public void allIsWell() {
    allIsWell = true;
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      if (allIsWell) {
        Files.deleteIfExists(log);
      }
    } catch (IOException left) {
      folder.toFile().deleteOnExit();
    }
  }
}
