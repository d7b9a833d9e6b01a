package cn.jiuxiao.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs (initdb, pg_ctl, postgres) out of zonky's jars, unpacked once into a
 * folder.
 */
final class PostgreSqlSoftware {
  private static final String PREFIX = "software-";

  private final Path bin;

  private PostgreSqlSoftware(Path bin) {
    this.bin = bin;
  }

  String program(String name) {
    return bin.resolve(name).toString();
  }

  /**
   * The folder is named after the archive's checksum, so another version never meets these files.
   */
  static PostgreSqlSoftware unpackedIn(Path parent) {
    try {
      var jar = (JarURLConnection) archive().openConnection();
      String name = PREFIX + Long.toHexString(jar.getJarEntry().getCrc());
      Path home = parent.resolve(name);
      if (!Files.isDirectory(home)) {
        Files.createDirectories(parent);
        Disk.requireSpace(parent);
        try (InputStream in = jar.getInputStream()) {
          unpack(in, home);
        }
      }
      return new PostgreSqlSoftware(home.resolve("bin"));
    } catch (IOException e) {
      throw Disk.problem(parent, e);
    }
  }

  private static URL archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String system = os.startsWith("mac") ? "darwin" : os;
    URL url = PostgreSqlSoftware.class.getResource("/postgres-%s-%s.txz".formatted(system, arch));
    if (url == null || Files.exists(Path.of("/etc/alpine-release"))) {
      throw new StartProblem(
          "No PostgreSQL for %s %s in the box: install one and set JDBC_URL, JDBC_USER and JDBC_PASSWORD."
              .formatted(os, arch));
    }
    return url;
  }

  /** Unpacks beside and renames, so that a half-unpacked folder never bears the final name. */
  private static void unpack(InputStream txz, Path home) throws IOException {
    Path partial = Files.createTempDirectory(home.getParent(), "unpacking-");
    try {
      extract(txz, partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    } finally {
      deleteAll(partial);
    }
  }

  private static void extract(InputStream txz, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(txz)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if ((entry.getMode() & 0100) != 0 || entry.getName().contains("bin/")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
