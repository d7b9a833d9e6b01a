package cn.jiuxiao.server.seals;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a seal says, as lines of words that a person can read: server/README.md describes them.
 *
 * @param by who asked for it; null for the daily one
 * @param officeNext number of the office's next entry
 * @param evidence what could not be believed and no seal had held
 * @param days what the business days that the seal touches came to by then
 */
record SealText(
    long number,
    Instant at,
    @Nullable Long by,
    Sha256 previous,
    long officeNext,
    Sha256 officeHead,
    List<Chain> chains,
    Evidence evidence,
    List<Settled> settled,
    List<Day> days) {
  private static final String NOBODY = "-";
  private static final String FORMAT = "jiuxiao-seal 1";

  /**
   * A branch as it stood, and its entries from one number to another that no seal had held.
   *
   * @param from one more than {@code to} if there were none
   * @param head hash of the last entry
   * @param rows SHA-256 of the leaves of these entries
   * @param origin the leaf of how the branch came about
   */
  record Chain(
      UUID terminal, int branch, long from, long to, Sha256 head, Sha256 rows, String origin) {}

  /**
   * How many there are, and the SHA-256 of their digests and leaves in the order of the digests.
   */
  record Evidence(long count, Sha256 rows) {}

  /**
   * An entry decided since the last seal, by its last decision, and the rows that follow from it.
   */
  record Settled(UUID terminal, int branch, long seq, long officeSeq, String leaf) {}

  /** Sales, refunds, sold, sold eligible, refunded, refunded eligible; amounts in fen. */
  record Day(LocalDate day, List<Long> sums) {}

  /** How many entries no seal before had held. */
  long entries() {
    return chains.stream().mapToLong(one -> one.to() - one.from() + 1).sum();
  }

  byte[] bytes() {
    var lines = new ArrayList<String>();
    lines.add(FORMAT);
    lines.add("seal " + number);
    lines.add("at " + at + " by " + (by == null ? NOBODY : by));
    lines.add("previous " + previous);
    lines.add("office " + officeNext + " " + officeHead);
    for (Chain one : chains) {
      lines.add(
          words(
              "chain",
              one.terminal(),
              one.branch(),
              one.from(),
              one.to(),
              one.head(),
              one.rows(),
              one.origin()));
    }
    lines.add(words("evidence", evidence.count(), evidence.rows()));
    for (Settled one : settled) {
      lines.add(
          words("settled", one.terminal(), one.branch(), one.seq(), one.officeSeq(), one.leaf()));
    }
    for (Day one : days) {
      lines.add("day " + one.day() + " " + words(one.sums().toArray()));
    }
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  private static String words(Object... words) {
    return Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * @throws IllegalArgumentException if it is not a seal of this format
   */
  static SealText read(byte[] bytes) {
    try {
      List<String> lines = new String(bytes, UTF_8).lines().toList();
      if (!lines.getFirst().equals(FORMAT)) {
        throw new IllegalArgumentException("not a seal of format 1");
      }
      String[] office = words(lines, 4, "office");
      var chains = new ArrayList<Chain>();
      var evidence = new ArrayList<Evidence>();
      var settled = new ArrayList<Settled>();
      var days = new ArrayList<Day>();
      for (String line : lines.subList(5, lines.size())) {
        String[] word = line.split(" ", -1);
        switch (word[0]) {
          case "chain" -> chains.add(chain(word));
          case "evidence" ->
              evidence.add(new Evidence(Long.parseLong(word[1]), Sha256.parse(word[2])));
          case "settled" -> settled.add(settled(word));
          case "day" -> days.add(day(word));
          default -> throw new IllegalArgumentException("not a line of a seal: " + word[0]);
        }
      }
      return new SealText(
          Long.parseLong(words(lines, 1, "seal")[1]),
          Instant.parse(words(lines, 2, "at")[1]),
          words(lines, 2, "at")[3].equals(NOBODY) ? null : Long.valueOf(words(lines, 2, "at")[3]),
          Sha256.parse(words(lines, 3, "previous")[1]),
          Long.parseLong(office[1]),
          Sha256.parse(office[2]),
          chains,
          evidence.getFirst(),
          settled,
          days);
    } catch (IndexOutOfBoundsException | NoSuchElementException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("a seal whose lines are not whole", e);
    }
  }

  private static String[] words(List<String> lines, int at, String first) {
    String[] words = lines.get(at).split(" ", -1);
    if (!words[0].equals(first)) {
      throw new IllegalArgumentException("a seal without its line " + first);
    }
    return words;
  }

  private static Chain chain(String[] word) {
    return new Chain(
        UUID.fromString(word[1]),
        Integer.parseInt(word[2]),
        Long.parseLong(word[3]),
        Long.parseLong(word[4]),
        Sha256.parse(word[5]),
        Sha256.parse(word[6]),
        word[7]);
  }

  private static Settled settled(String[] word) {
    return new Settled(
        UUID.fromString(word[1]),
        Integer.parseInt(word[2]),
        Long.parseLong(word[3]),
        Long.parseLong(word[4]),
        word[5]);
  }

  private static Day day(String[] word) {
    return new Day(
        LocalDate.parse(word[1]),
        LongStream.range(2, word.length).mapToObj(i -> Long.valueOf(word[(int) i])).toList());
  }
}
