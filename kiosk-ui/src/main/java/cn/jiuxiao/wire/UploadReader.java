package cn.jiuxiao.wire;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an upload (kiosk-ui/README.md §6) as it streams in, stopping at the first byte too many.
 */
public final class UploadReader {
  public static final int MOST_ENTRIES = 1_000;
  public static final int MOST_BYTES_SENT = 2 << 20;
  public static final int MOST_BYTES_UNPACKED = 8 << 20;

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
    byte[] upload;
    try (InputStream bounded = new Bounded(sent, MOST_BYTES_SENT, "more than 2 MiB were sent")) {
      upload = bounded.readAllBytes();
    } catch (Bounded.Exceeded e) {
      throw new TooLarge(String.valueOf(e.getMessage()));
    }
    return entries(gzip ? unpacked(upload) : upload);
  }

  private static byte[] unpacked(byte[] sent) throws IOException, Refused {
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(sent), 8192);
        var bounded = new Bounded(unzipped, MOST_BYTES_UNPACKED, "more than 8 MiB unpacked")) {
      return bounded.readAllBytes();
    } catch (Bounded.Exceeded e) {
      throw new TooLarge(String.valueOf(e.getMessage()));
    } catch (ZipException e) {
      throw new Malformed("not gzip");
    } catch (EOFException e) {
      throw new Malformed("the upload ends too early");
    }
  }

  private static List<UploadedEntry> entries(byte[] upload) throws Refused {
    var entries = new ArrayList<UploadedEntry>();
    for (int at = 0; at < upload.length; ) {
      if (entries.size() == MOST_ENTRIES) {
        throw new TooLarge("more than " + MOST_ENTRIES + " entries");
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
