package cn.jiuxiao.db;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a full or refusing disk looks like, said in one line. */
public final class Disk {
  /** A new cluster takes 40 MB, its software 60 MB, and PostgreSQL keeps log segments of 16 MB. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private static final String FULL = "No space left on device";

  private Disk() {}

  static void requireSpace(Path directory) {
    long free = freeBytes(directory);
    if (free < LEAST_FREE_BYTES) {
      throw full(directory, free);
    }
  }

  static boolean hasSpace(Path directory) {
    return freeBytes(directory) >= LEAST_FREE_BYTES;
  }

  private static long freeBytes(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw problem(directory, e);
    }
  }

  /**
   * As root PostgreSQL runs without root's rights, and elsewhere it insists on owning its folder.
   */
  static void requireOwned(Path directory) {
    try {
      String owner = Files.getOwner(directory).getName();
      String user = System.getProperty("user.name");
      if (!owner.equals(user)) {
        throw new StartProblem(
            "The data directory %s belongs to %s, but Jiuxiao runs as %s: start it as %s, or choose another with --data."
                .formatted(directory, owner, user, owner));
      }
    } catch (IOException e) {
      throw problem(directory, e);
    }
  }

  public static StartProblem problem(Path directory, IOException e) {
    if (saysFull(String.valueOf(e.getMessage()))) {
      return new StartProblem(
          "No disk space left in %s: free some and start again.".formatted(directory), e);
    }
    String reason =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : e.toString();
    return new StartProblem("Cannot use the folder %s: %s".formatted(directory, reason), e);
  }

  public static boolean saysFull(String text) {
    return text.contains(FULL);
  }

  static StartProblem full(Path directory, long freeBytes) {
    return new StartProblem(
        "Not enough disk space in %s: %d MB free, at least %d MB needed."
            .formatted(directory, freeBytes >> 20, LEAST_FREE_BYTES >> 20));
  }
}
