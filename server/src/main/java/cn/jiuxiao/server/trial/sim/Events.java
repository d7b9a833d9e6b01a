package cn.jiuxiao.server.trial.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in one run: the last of it in words, the whole as a digest. */
final class Events {
  private static final int LAST = 40;

  private final MessageDigest digest;
  private final Deque<String> last = new ArrayDeque<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int number;

  Events() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * @param kind one word, counted
   */
  void add(String kind, String format, @Nullable Object... values) {
    String line = ++number + " " + kind + " " + String.format(Locale.ROOT, format, values);
    digest.update(line.getBytes(UTF_8));
    digest.update((byte) '\n');
    counts.merge(kind, 1, Integer::sum);
    last.addLast(line);
    if (last.size() > LAST) {
      last.removeFirst();
    }
  }

  /** How often the server said something of an entry that it had not known before. */
  int news() {
    return Stream.of("RECORDED", "PARKED", "FORKED", "EARLY")
        .mapToInt(kind -> counts.getOrDefault(kind, 0))
        .sum();
  }

  List<String> last() {
    return List.copyOf(last);
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /** The same for the same events; to be asked once, at the end. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }
}
