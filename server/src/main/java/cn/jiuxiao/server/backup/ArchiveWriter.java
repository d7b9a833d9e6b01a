package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup: a line that names the format, one about the encryption, the encrypted zip, the
 * manifest, and a line with the manifest's length. It bears another name until all of it is on
 * disk.
 */
final class ArchiveWriter implements AutoCloseable {
  static final String FORMAT = "jiuxiao-backup 1\n";
  static final String FOOTER = "manifest ";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream encrypted;
  private final ZipOutputStream zip;
  private boolean finished;

  ArchiveWriter(Path file, Encryption.Opened encryption) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    refuseExisting();
    channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw Say.problem("beingWritten", file);
    }
    if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }
    channel.truncate(0);
    write((FORMAT + encryption.encryption().line() + "\n").getBytes(US_ASCII));
    var unclosed =
        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER) {
          @Override
          public void close() throws IOException {
            flush(); // the manifest follows
          }
        };
    encrypted = encryption.encrypting(unclosed);
    zip = new ZipOutputStream(encrypted);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  private void refuseExisting() {
    if (Files.exists(file)) {
      throw Say.problem("fileExists", file);
    }
  }

  /** Ends the entry before. */
  OutputStream entry(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        zip.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  /** Its length. */
  long finish(byte[] manifest) throws IOException {
    zip.finish();
    encrypted.close();
    write(manifest);
    write((FOOTER + manifest.length + "\n").getBytes(US_ASCII));
    channel.force(true);
    long length = channel.size();
    channel.close();
    try {
      Files.move(part, file);
    } catch (FileAlreadyExistsException meanwhile) {
      throw Say.problem(meanwhile, "fileExists", file);
    }
    DataFiles.force(file.toAbsolutePath().resolveSibling("."));
    finished = true;
    return length;
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Leaves nothing behind unless it was finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(part);
    }
  }
}
