package cn.jiuxiao.printing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks cleaned text into lines of a given width, by Chinese and Latin rules, and within a word
 * only if it must.
 */
record LineBreaks(String text, Typeface face, List<String> words) {

  private static final String ELLIPSIS = "…";

  static LineBreaks of(String text, TextStyle style) {
    return new LineBreaks(
        text,
        style.face(),
        switch (style.breaks()) {
          case WORDS -> words(text);
          case PARTS -> List.of(text.split("(?<=[ ·])"));
        });
  }

  /**
   * As few lines as greedy breaking gives; no line is wider than {@code widthEm}, if a character
   * fits at all.
   */
  List<Line> wrap(double widthEm) {
    List<Line> lines = new ArrayList<>();
    if (!text.isEmpty() && fits(text, widthEm)) {
      lines.add(line(text));
      return lines;
    }
    String line = "";
    for (String word : words) {
      if (fits(line + word, widthEm)) {
        line += word;
        continue;
      }
      if (!line.isBlank()) {
        lines.add(line(line));
      }
      line = word;
      while (!fits(line, widthEm)) {
        String head = longestStart(line, widthEm, "");
        lines.add(line(head));
        line = line.substring(head.length());
      }
    }
    if (!line.isBlank()) {
      lines.add(line(line));
    }
    return lines;
  }

  /**
   * The same number of lines as at this width, as even as it goes, so that no last line has a lone
   * character.
   */
  List<Line> wrapEvenly(double widthEm) {
    List<Line> best = wrap(widthEm);
    // No narrower than a word that fits now: it must not be broken for evenness.
    double tooNarrow =
        words.stream()
            .mapToDouble(word -> line(word).width())
            .filter(width -> width <= widthEm)
            .max()
            .orElse(0);
    double wideEnough = widthEm;
    for (int step = 0; step < 8 && best.size() > 1; step++) {
      double middle = (tooNarrow + wideEnough) / 2;
      List<Line> lines = wrap(middle);
      if (lines.size() > best.size()) {
        tooNarrow = middle;
      } else {
        wideEnough = middle;
        best = lines;
      }
    }
    return best;
  }

  /** The first lines only, the last one ending in an ellipsis. */
  List<Line> shorten(double widthEm, int count) {
    List<Line> all = wrap(widthEm);
    if (all.size() <= count) {
      return all;
    }
    List<Line> lines = new ArrayList<>(all.subList(0, count));
    String last = lines.removeLast().text();
    lines.add(
        line(
            fits(last + ELLIPSIS, widthEm)
                ? last + ELLIPSIS
                : longestStart(last, widthEm, ELLIPSIS).strip() + ELLIPSIS));
    return lines;
  }

  private static List<String> words(String text) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      words.add(text.substring(from, to));
    }
    return words;
  }

  private Line line(String words) {
    return Line.of(words.strip(), face);
  }

  private boolean fits(String words, double widthEm) {
    return line(words).width() <= widthEm;
  }

  /**
   * As many whole characters as fit before the suffix; at least one if there is no suffix, so that
   * breaking ends.
   */
  private String longestStart(String words, double widthEm, String suffix) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(words);
    int end = suffix.isEmpty() ? characters.next() : characters.first();
    for (int to = characters.next();
        to != BreakIterator.DONE && fits(words.substring(0, to) + suffix, widthEm);
        to = characters.next()) {
      end = to;
    }
    return words.substring(0, end);
  }
}
