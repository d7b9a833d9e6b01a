package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ArchiveWriter} wrote; whatever is not so is said in one sentence. */
final class ArchiveReader {
  private static final int LONGEST_FOOTER = 32;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Encryption encryption;
  private final Manifest.Signed manifest;
  private final long begin;
  private final long end;

  /**
   * @throws cn.jiuxiao.db.StartProblem if it is no backup, or its end is missing
   */
  ArchiveReader(Path file) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw Say.problem("noSuchFile", file);
    }
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] format = new byte[ArchiveWriter.FORMAT.length()];
      in.readFully(format);
      if (!new String(format, US_ASCII).equals(ArchiveWriter.FORMAT)) {
        throw Say.problem("notABackup", file);
      }
      encryption = Encryption.read(String.valueOf(in.readLine()));
      begin = in.getFilePointer();
      int length = manifestLength(in);
      end = in.length() - footer(length).length() - length;
      in.seek(end);
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      manifest = Manifest.read(bytes);
    } catch (EOFException tooShort) {
      throw Say.problem(tooShort, "notABackup", file);
    } catch (IllegalArgumentException changed) {
      throw Say.problem(changed, "damaged", file);
    } catch (IOException e) {
      throw Say.problem(e, "unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  static String footer(int manifestLength) {
    return ArchiveWriter.FOOTER + manifestLength + "\n";
  }

  private int manifestLength(RandomAccessFile in) throws IOException {
    byte[] last = new byte[(int) Math.min(LONGEST_FOOTER, in.length())];
    in.seek(in.length() - last.length);
    in.readFully(last);
    String text = new String(last, US_ASCII);
    int at = text.lastIndexOf(ArchiveWriter.FOOTER);
    if (at < 0 || !text.endsWith("\n")) {
      throw Say.problem("truncated", file);
    }
    int length = Integer.parseInt(text.substring(at + ArchiveWriter.FOOTER.length()).strip());
    if (length < 0 || length > in.length() - begin) {
      throw Say.problem("damaged", file);
    }
    return length;
  }

  Manifest.Signed manifest() {
    return manifest;
  }

  /**
   * @throws cn.jiuxiao.db.StartProblem if this is not its passphrase
   */
  Encryption.Opened unlock(byte[] passphrase) {
    return encryption.open(passphrase).orElseThrow(() -> Say.problem("wrongPassphrase", file));
  }

  /** What is in it, one after the other. */
  Entries entries(Encryption.Opened key) throws IOException {
    var channel = Files.newByteChannel(file);
    channel.position(begin);
    var encrypted =
        new Limited(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), end - begin);
    return new Entries(new Untouched(key.decrypting(encrypted)));
  }

  /** The entries in the order in which they were written. */
  static final class Entries implements AutoCloseable {
    private final InputStream decrypted;
    private final ZipInputStream zip;

    private Entries(InputStream decrypted) {
      this.decrypted = decrypted;
      this.zip = new ZipInputStream(decrypted);
    }

    /** The next one's name; null at the end, which is looked at to its last byte. */
    @Nullable String next() throws IOException {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        decrypted.transferTo(OutputStream.nullOutputStream());
        return null;
      }
      return entry.getName();
    }

    /** Of the entry named last. */
    InputStream content() {
      return zip;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /** Something else was written than what is read: a changed byte, or a missing end. */
  @SuppressWarnings("serial") // never serialised
  static final class Changed extends IOException {
    Changed(IOException cause) {
      super("the backup is damaged", cause);
    }
  }

  /** Tells a stream that was changed from one that could not be written on. */
  private static final class Untouched extends FilterInputStream {
    Untouched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException changed) {
        throw new Changed(changed);
      }
    }
  }

  /** No further than so many bytes. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}
