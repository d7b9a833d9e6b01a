package cn.jiuxiao.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A folder that only its owner reads. A key is made once, written whole or not at all, and read
 * ever after.
 */
final class KeyFolder {

  private final Path folder;
  private final Predicate<String> mayMake;

  /**
   * @param mayMake whether a key of this name may be made if there is none
   */
  KeyFolder(Path folder, Predicate<String> mayMake) {
    this.folder = folder;
    this.mayMake = mayMake;
    try {
      Files.createDirectories(folder);
      ownerOnly(folder, "rwx------");
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot keep keys in " + folder, broken);
    }
  }

  /**
   * The key of this name: base64 in a file; made by {@code maker} if there is none yet.
   *
   * @throws cn.jiuxiao.db.StartProblem if there is none and it may not be made
   */
  byte[] key(String name, Supplier<byte[]> maker) {
    Path file = folder.resolve(name + ".key");
    try {
      if (!Files.exists(file)) {
        if (!mayMake.test(name)) {
          throw KeyRegister.refused(List.of(name));
        }
        write(file, maker.get());
      }
      return Base64.getMimeDecoder().decode(Files.readString(file));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the key " + file, broken);
    }
  }

  private void write(Path file, byte[] key) throws IOException {
    Path fresh = Files.createTempFile(folder, "new", ".tmp");
    ownerOnly(fresh, "rw-------");
    Files.writeString(
        fresh, Base64.getMimeEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      // The other process's key is as good as ours, and is the one that counts.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
