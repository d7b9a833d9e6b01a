package cn.jiuxiao.printing;

import java.awt.image.BufferedImage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one ^GFA graphic as the Zebra Programming Guide tells it, with its alternative compression.
 */
final class ZplPrinter {

  private static final Pattern GRAPHIC =
      Pattern.compile("\\^GFA,(\\d+),(\\d+),(\\d+),([^^]*)\\^FS");

  private ZplPrinter() {}

  static BufferedImage print(String label) {
    Matcher graphic = GRAPHIC.matcher(label);
    if (!graphic.find()) {
      throw new AssertionError("no graphic in " + label);
    }
    int digitsPerRow = 2 * Integer.parseInt(graphic.group(3));
    String digits = digits(graphic.group(4), digitsPerRow);
    if (digits.length() != 2 * Integer.parseInt(graphic.group(2))) {
      throw new AssertionError(digits.length() + " digits");
    }
    int height = digits.length() / digitsPerRow;
    BufferedImage paper = new BufferedImage(4 * digitsPerRow, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < 4 * digitsPerRow; x++) {
        int four = Character.digit(digits.charAt(y * digitsPerRow + x / 4), 16);
        paper.setRGB(x, y, (four >> (3 - x % 4) & 1) == 1 ? 0 : 0xFFFFFF);
      }
    }
    return paper;
  }

  private static String digits(String data, int digitsPerRow) {
    StringBuilder digits = new StringBuilder();
    int count = 0;
    for (int i = 0; i < data.length(); i++) {
      char code = data.charAt(i);
      int inRow = digits.length() % digitsPerRow;
      if (code >= 'G' && code <= 'Y') {
        count += code - 'G' + 1;
      } else if (code >= 'g' && code <= 'z') {
        count += 20 * (code - 'g' + 1);
      } else if (code == ',' || code == '!') {
        digits.repeat(code == ',' ? "0" : "F", digitsPerRow - inRow);
      } else if (code == ':') {
        digits.append(digits.substring(digits.length() - digitsPerRow));
      } else {
        digits.repeat(String.valueOf(code), Math.max(1, count));
        count = 0;
      }
    }
    return digits.toString();
  }
}
