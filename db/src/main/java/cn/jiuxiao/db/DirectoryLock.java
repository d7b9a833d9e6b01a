package cn.jiuxiao.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder for one process. The operating system lets go of it when the process dies, however
 * it dies, so a lock is never stale; the process id inside is only there to name the holder.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "jiuxiao.lock";
  private static final int LONGEST_PROCESS_ID = 20;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the folder if need be and holds it until closed. */
  public static DirectoryLock hold(Path directory) {
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              directory.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = read(channel);
        channel.close();
        throw new StartProblem(
            "The data directory %s is in use by another Jiuxiao%s. Stop that one, or choose another with --data."
                .formatted(directory, holder.isEmpty() ? "" : " (process " + holder + ")"));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)), 0);
      return new DirectoryLock(channel);
    } catch (AccessDeniedException e) {
      throw new StartProblem(
          "The data directory %s cannot be written by the user %s."
              .formatted(directory, System.getProperty("user.name")),
          e);
    } catch (IOException e) {
      throw Disk.problem(directory, e);
    }
  }

  /** Whether the folder was ever held, so that it is one of ours. */
  public static boolean knows(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /** Whether nobody holds the folder now, which may change at any time. */
  static boolean isFree(Path directory) {
    Path file = directory.resolve(FILE);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return tryLock(channel) != null;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      throw Disk.problem(directory, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_PROCESS_ID);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), UTF_8).strip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
