package cn.jiuxiao.wire;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an upload (kiosk-ui/README.md §6) as it streams in, stopping at the first byte too many.
 */
public final class UploadReader {
  public static final int MOST_ENTRIES = 1_000;
  public static final int MOST_BYTES_SENT = 2 << 20;
  public static final int MOST_BYTES_UNPACKED = 8 << 20;

  private static final Limits UPLOAD =
      new Limits(MOST_ENTRIES, MOST_BYTES_SENT, MOST_BYTES_UNPACKED);

  /** What a till wrote in weeks without a network fits. */
  public static final Limits FILE = new Limits(20_000, 8 << 20, 64 << 20);

  /** The first byte too many is refused. */
  public record Limits(int entries, int bytesSent, int bytesUnpacked) {}

  private UploadReader() {}

  /** The request as a whole cannot be used. */
  public abstract static sealed class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  public static final class TooLarge extends Refused {
    TooLarge(String message) {
      super(message);
    }
  }

  public static final class Malformed extends Refused {
    Malformed(String message) {
      super(message);
    }
  }

  /**
   * @throws IOException if the connection broke, so that nothing is known of what was sent
   */
  public static List<UploadedEntry> read(InputStream sent, boolean gzip)
      throws IOException, Refused {
    return entries(read(sent, UPLOAD, bytes -> gzip), UPLOAD);
  }

  /** Reads the same lines from a file that a till wrote, zipped or not: its first bytes tell. */
  public static List<UploadedEntry> readFile(InputStream sent) throws IOException, Refused {
    return entries(read(sent, FILE, UploadReader::isGzip), FILE);
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static byte[] read(InputStream sent, Limits limits, Predicate<byte[]> isGzip)
      throws IOException, Refused {
    byte[] upload;
    try (InputStream bounded =
        new Bounded(sent, limits.bytesSent, megabytes(limits.bytesSent) + " were sent")) {
      upload = bounded.readAllBytes();
    } catch (Bounded.Exceeded e) {
      throw new TooLarge(String.valueOf(e.getMessage()));
    }
    return isGzip.test(upload) ? unpacked(upload, limits) : upload;
  }

  private static String megabytes(int bytes) {
    return "more than " + (bytes >> 20) + " MiB";
  }

  private static byte[] unpacked(byte[] sent, Limits limits) throws IOException, Refused {
    String tooMuch = megabytes(limits.bytesUnpacked) + " unpacked";
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(sent), 8192);
        var bounded = new Bounded(unzipped, limits.bytesUnpacked, tooMuch)) {
      return bounded.readAllBytes();
    } catch (Bounded.Exceeded e) {
      throw new TooLarge(String.valueOf(e.getMessage()));
    } catch (ZipException e) {
      throw new Malformed("not gzip");
    } catch (EOFException e) {
      throw new Malformed("the upload ends too early");
    }
  }

  private static List<UploadedEntry> entries(byte[] upload, Limits limits) throws Refused {
    var entries = new ArrayList<UploadedEntry>();
    for (int at = 0; at < upload.length; ) {
      if (entries.size() == limits.entries) {
        throw new TooLarge("more than " + limits.entries + " entries");
      }
      int bodyEnd = lineEnd(upload, at);
      if (bodyEnd + 1 >= upload.length) {
        throw new Malformed("a body without its seal");
      }
      int sealEnd = lineEnd(upload, bodyEnd + 1);
      entries.add(
          UploadedEntry.of(
              Arrays.copyOfRange(upload, at, bodyEnd),
              Arrays.copyOfRange(upload, bodyEnd + 1, sealEnd)));
      at = sealEnd + 1;
    }
    if (entries.isEmpty()) {
      throw new Malformed("no entries");
    }
    return entries;
  }

  /** Where the line ends. The last one may go without its line break. */
  private static int lineEnd(byte[] upload, int from) {
    int at = from;
    while (at < upload.length && upload[at] != '\n') {
      at++;
    }
    return at;
  }

  /** A stream that fails at the first byte beyond its bound, before it is handed on. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final String message;
    private long left;

    Bounded(InputStream in, long most, String message) {
      this.in = in;
      this.left = most;
      this.message = message;
    }

    static final class Exceeded extends IOException {
      Exceeded(String message) {
        super(message);
      }
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      return b < 0 ? b : (int) counted(1) * b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      return count < 0 ? count : (int) counted(count);
    }

    private long counted(long count) throws Exceeded {
      left -= count;
      if (left < 0) {
        throw new Exceeded(message);
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
