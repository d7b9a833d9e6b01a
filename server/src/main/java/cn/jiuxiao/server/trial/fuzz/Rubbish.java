package cn.jiuxiao.server.trial.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Malformed uploads, each made by its number from one that would have been good: bytes changed, cut
 * off, doubled, members of other types, numbers without end, deep nesting, broken UTF-8, gzip that
 * is none.
 */
public final class Rubbish {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "9007199254740992",
          "9".repeat(39),
          "9".repeat(5000),
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "x".repeat(3000) + "\"",
          "[]",
          "{}",
          "[[[[[[[[[[]]]]]]]]]]",
          "{\"a\":".repeat(40) + "1" + "}".repeat(40),
          "NaN",
          "\"=cmd|' /C calc'!A0\"");

  private static final int SMALL = 1 << 16;

  private final byte[] good;

  /** What goes out. */
  public enum Coding {
    PLAIN,
    GZIP
  }

  /** An upload as it is sent. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  public record Upload(byte[] body, Coding coding) {}

  /**
   * @param good an upload of some entries, well-formed and signed
   */
  public Rubbish(byte[] good) {
    this.good = good.clone();
  }

  /** Always the same for the same number. */
  public Upload number(long number) {
    var random = new SplittableRandom(number);
    byte[] body = changed(good, random);
    for (int more = random.nextInt(3); more > 0 && body.length < SMALL; more--) {
      body = changed(body, random);
    }
    return switch (random.nextInt(8)) {
      case 0 -> new Upload(zipped(body), Coding.GZIP);
      case 1 -> new Upload(changedBytes(zipped(body), random), Coding.GZIP);
      case 2 -> random.nextInt(8) == 0 ? new Upload(body, Coding.GZIP) : plain(body);
      default -> plain(body);
    };
  }

  private static Upload plain(byte[] body) {
    return new Upload(body, Coding.PLAIN);
  }

  private static byte[] changed(byte[] body, SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> changedBytes(body, random);
      case 2 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 3 -> withAnotherValue(body, random);
      case 4 -> withAnotherValue(withAnotherValue(body, random), random);
      case 5 -> withMemberTwice(body, random);
      case 6 -> linesShuffled(body, random);
      case 7 -> inserted(body, bytes(random, random.nextInt(1, 64)), random);
      case 8 ->
          inserted(
              body,
              List.of("\r", "\n", "\n\n", "\u2028", "\uFEFF")
                  .get(random.nextInt(5))
                  .getBytes(UTF_8),
              random);
      default ->
          random.nextInt(4) == 0 ? bytes(random, random.nextInt(2000)) : lineTwice(body, random);
    };
  }

  private static byte[] changedBytes(byte[] body, SplittableRandom random) {
    if (body.length == 0) {
      return body;
    }
    byte[] changed = body.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  /** Some member's value, whatever it was, is one of the unpleasant ones. */
  private static byte[] withAnotherValue(byte[] body, SplittableRandom random) {
    String text = new String(body, UTF_8);
    int colon = text.indexOf(':', random.nextInt(text.length() + 1));
    if (colon < 0) {
      return changedBytes(body, random);
    }
    int end = colon + 1;
    while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String value = VALUES.get(random.nextInt(VALUES.size()));
    return (text.substring(0, colon + 1) + value + text.substring(end)).getBytes(UTF_8);
  }

  private static byte[] withMemberTwice(byte[] body, SplittableRandom random) {
    String text = new String(body, UTF_8);
    int comma = text.indexOf(",\"", random.nextInt(text.length() + 1));
    int next = comma < 0 ? -1 : text.indexOf(',', comma + 1);
    return next < 0
        ? changedBytes(body, random)
        : (text.substring(0, next) + text.substring(comma)).getBytes(UTF_8);
  }

  private static byte[] linesShuffled(byte[] body, SplittableRandom random) {
    String[] lines = new String(body, UTF_8).split("\n", -1);
    for (int i = lines.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      String held = lines[i];
      lines[i] = lines[other];
      lines[other] = held;
    }
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static byte[] lineTwice(byte[] body, SplittableRandom random) {
    String[] lines = new String(body, UTF_8).split("\n", -1);
    int line = random.nextInt(lines.length);
    lines[line] = lines[line] + "\n" + lines[line];
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static byte[] inserted(byte[] body, byte[] piece, SplittableRandom random) {
    int at = random.nextInt(body.length + 1);
    byte[] longer = new byte[body.length + piece.length];
    System.arraycopy(body, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(body, at, longer, at + piece.length, body.length - at);
    return longer;
  }

  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] zipped(byte[] body) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
