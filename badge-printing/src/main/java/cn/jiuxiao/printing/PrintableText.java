package cn.jiuxiao.printing;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as it will stand on paper. White space of every kind becomes single spaces; invisible
 * characters (joiners, variation and direction marks, controls) are dropped; a character our
 * typeface has no glyph for (an emoji, a very rare Han character, a script we do not ship) becomes
 * {@value #PLACEHOLDER}, one for what a reader sees as one character. Nothing is dropped silently
 * that a reader would miss.
 *
 * @param text what is printed, at most {@value #LONGEST} characters: no field has room for more
 * @param missing what became {@value #PLACEHOLDER} or lost its marks, in order of appearance, so
 *     that a form can say which characters of a name the badge will not show
 */
public record PrintableText(String text, List<String> missing) {

  static final String PLACEHOLDER = "□";
  static final int LONGEST = 400;

  public PrintableText {
    missing = List.copyOf(missing);
  }

  /** Cleans any string; never throws for its content, not even for unpaired surrogates. */
  public static PrintableText of(String raw) {
    String start =
        raw.substring(
            0,
            raw.offsetByCodePoints(0, Math.min(raw.codePointCount(0, raw.length()), 4 * LONGEST)));
    String normal = Normalizer.normalize(start, Normalizer.Form.NFC);
    StringBuilder text = new StringBuilder();
    List<String> missing = new ArrayList<>();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(normal);
    int from = characters.first();
    for (int to = characters.next();
        to != BreakIterator.DONE && text.length() < LONGEST;
        from = to, to = characters.next()) {
      append(normal.substring(from, to), text, missing);
    }
    return new PrintableText(text.toString().strip(), missing);
  }

  private static void append(String character, StringBuilder text, List<String> missing) {
    StringBuilder visible = new StringBuilder();
    boolean printable = true;
    for (int codePoint : character.codePoints().toArray()) {
      if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      } else if (!isInvisible(codePoint)) {
        visible.appendCodePoint(codePoint);
        printable &= hasGlyphs(codePoint);
      }
    }
    if (printable) {
      text.append(visible);
    } else {
      text.append(withoutMarks(visible));
      missing.add(character);
    }
  }

  /** The bare letter, if only its marks are what we cannot print: Duc for Ḍuc. */
  private static String withoutMarks(CharSequence character) {
    String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    boolean printable = !bare.isEmpty() && bare.codePoints().allMatch(PrintableText::hasGlyphs);
    return printable ? bare : PLACEHOLDER;
  }

  private static boolean hasGlyphs(int codePoint) {
    return Typeface.REGULAR.has(codePoint) && Typeface.BOLD.has(codePoint);
  }

  /** Default ignorable code points (Unicode 16, DerivedCoreProperties) and controls. */
  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF)
        || codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || (codePoint >= 0x180B && codePoint <= 0x180F);
  }
}
