package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.review.AlarmRow;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an alarm found, in words. The journal notes it as names and values: "seq 12, unsent 3". */
final class AlarmWords {
  private static final Pattern FINDING = Pattern.compile("(\\w+) (\\d+|open)");

  private AlarmWords() {}

  static String kind(String kind) {
    return Texts.of("review.alarm." + kind);
  }

  static String found(AlarmRow row) {
    if (row.kind().equals("UNVERIFIED")) {
      return Words.of("review.reason.", row.found());
    }
    List<String> words = new ArrayList<>();
    for (String part : row.found().split(", ", -1)) {
      Matcher finding = FINDING.matcher(part);
      words.add(finding.matches() ? said(row.kind(), finding.group(1), finding.group(2)) : part);
    }
    words.removeIf(String::isEmpty);
    return String.join(Texts.of("review.findingComma"), words);
  }

  private static String said(String kind, String name, String value) {
    if (value.equals("open")) {
      return Texts.of("review.found.shiftOpen");
    }
    long number = Long.parseLong(value);
    return switch (name) {
      case "seq" -> Texts.of("review.found.seq." + kind, number);
      case "ahead", "behind" ->
          Texts.of("review.found." + name, Words.length(Duration.ofSeconds(number)));
      case "deviceForgot", "serverForgot" -> Texts.of("review.found." + name, number);
      case "unsent" -> number == 0 ? "" : Texts.of("review.found.unsent", number);
      case "shift" -> Texts.of("review.found.shift", number);
      case "enrolled" ->
          Texts.of("review.found.enrolled", Cells.moment(Instant.ofEpochSecond(number)));
      case "seen" -> Texts.of("review.found.seen", Cells.moment(Instant.ofEpochSecond(number)));
      default -> name + " " + value;
    };
  }
}
