package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.trial.process.TrialFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file system of its own, in memory, that can be filled to the last byte without harm to others.
 */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 1 << 20;
  private static final int SMALLEST_BLOCK = 4096;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** Empty where nobody may mount: that takes root. */
  static Optional<SmallDisk> mount(Path folder, int megabytes) {
    return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  /** Writes until nothing more fits. */
  void fill() {
    for (int block = BLOCK; block >= SMALLEST_BLOCK; block /= 4) {
      byte[] bytes = new byte[block];
      try (OutputStream out =
          Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(bytes);
        }
      } catch (IOException full) {
        // With a smaller piece there may still be room.
      }
    }
  }

  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new TrialFailure("cannot free the disk", e);
    }
  }

  @Override
  public void close() {
    if (!run("umount", folder.toString())) {
      run("umount", "-l", folder.toString());
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
