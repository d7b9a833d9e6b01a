package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.command.UnfinishedRestore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a data directory holds beside the database: keys, HTTPS, edited reference files. */
final class DataFiles {
  /** The database itself, what a running server uses, and what a disk brings along. */
  private static final Set<String> NOT_KEPT =
      Set.of("postgresql", "work", "jiuxiao.lock", "restoring", "lost+found");

  private final Path data;

  DataFiles(Path data) {
    this.data = data;
  }

  /** All there is but for backups, which would grow with every night; relative, in order. */
  List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(data, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .map(data::relativize)
          .filter(file -> !NOT_KEPT.contains(file.getName(0).toString()))
          .filter(file -> !isBackup(data.resolve(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isBackup(Path file) {
    byte[] format = ArchiveWriter.FORMAT.getBytes(US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(format.length), format);
    } catch (IOException unreadable) {
      throw Say.problem(unreadable, "unreadable", file, String.valueOf(unreadable.getMessage()));
    }
  }

  /**
   * @throws cn.jiuxiao.db.StartProblem if there is anything that a restore would have to overwrite
   */
  void requireNone() throws IOException {
    if (!Files.exists(data) || Files.exists(UnfinishedRestore.folder(data))) {
      return;
    }
    try (Stream<Path> entries = Files.list(data)) {
      entries
          .filter(entry -> !NOT_KEPT.contains(entry.getFileName().toString()))
          .sorted()
          .findFirst()
          .ifPresent(
              entry -> {
                throw Say.problem("directoryNotEmpty", data, entry.getFileName());
              });
    }
  }

  /** Written beside, until the database is restored, too. */
  void stage(String name, InputStream content) throws IOException {
    Path staging = UnfinishedRestore.folder(data);
    Path file = staging.resolve(name).normalize();
    if (!file.startsWith(staging)) {
      throw new IOException("a file outside the data directory: " + name);
    }
    makePrivate(file.resolveSibling(""));
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    force(file);
  }

  private void makePrivate(Path folder) throws IOException {
    if (!folder.equals(data) && !Files.isDirectory(folder)) {
      makePrivate(folder.resolveSibling(""));
      Files.createDirectory(folder);
      if (isPosix(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  void beginStaging() throws IOException {
    dropStaging();
    makePrivate(UnfinishedRestore.folder(data));
    force(data);
  }

  void dropStaging() throws IOException {
    delete(UnfinishedRestore.folder(data));
  }

  /** What was staged takes its place, and the restore is over. */
  void takeStaged() throws IOException {
    Path staging = UnfinishedRestore.folder(data);
    try (Stream<Path> staged = Files.list(staging)) {
      for (Path entry : staged.toList()) {
        Path place = data.resolve(entry.getFileName());
        delete(place); // only of a restore that was killed in this very loop
        Files.move(entry, place, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    force(data);
    delete(staging);
    force(data);
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  /** A file, or a folder's list of names, is on disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
