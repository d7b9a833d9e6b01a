package cn.jiuxiao.printing;

import com.google.zxing.common.BitMatrix;

/**
 * A label in ZPL II (Zebra Programming Guide, ^GF and its alternative data compression). The whole
 * label is one bitmap, because printers have no Chinese letters of their own to rely on.
 */
final class Zpl {

  private static final int LONGEST_RUN = 400;

  private Zpl() {}

  /** One label format; a set bit is ink. */
  static String label(BitMatrix ink, int copies) {
    int bytesPerRow = (ink.getWidth() + 7) / 8;
    int bytes = bytesPerRow * ink.getHeight();
    return "^XA^PW%d^LL%d^LH0,0^FO0,0^GFA,%d,%d,%d,%s^FS^PQ%d^XZ\n"
        .formatted(
            ink.getWidth(),
            ink.getHeight(),
            bytes,
            bytes,
            bytesPerRow,
            graphic(ink, bytesPerRow),
            copies);
  }

  private static String graphic(BitMatrix ink, int bytesPerRow) {
    StringBuilder data = new StringBuilder();
    String previous = "";
    for (int y = 0; y < ink.getHeight(); y++) {
      String row = row(ink, y, bytesPerRow);
      data.append(row.equals(previous) ? ":" : compressed(row));
      previous = row;
    }
    return data.toString();
  }

  private static String row(BitMatrix ink, int y, int bytesPerRow) {
    StringBuilder row = new StringBuilder(2 * bytesPerRow);
    for (int x = 0; x < 8 * bytesPerRow; x += 4) {
      int digit = 0;
      for (int bit = 0; bit < 4; bit++) {
        digit = 2 * digit + (x + bit < ink.getWidth() && ink.get(x + bit, y) ? 1 : 0);
      }
      row.append("0123456789ABCDEF".charAt(digit));
    }
    return row.toString();
  }

  /**
   * A comma fills the row with 0, an exclamation mark with F; other runs are counted by letters.
   */
  private static String compressed(String row) {
    StringBuilder data = new StringBuilder();
    int from = 0;
    while (from < row.length()) {
      char digit = row.charAt(from);
      int to = from;
      while (to < row.length() && row.charAt(to) == digit) {
        to++;
      }
      boolean last = to == row.length();
      if (last && digit == '0') {
        data.append(',');
      } else if (last && digit == 'F') {
        data.append('!');
      } else {
        appendRun(data, digit, to - from);
      }
      from = to;
    }
    return data.toString();
  }

  /** G to Y stand for 1 to 19 times, g to z for 20, 40 … 400 times. */
  private static void appendRun(StringBuilder data, char digit, int length) {
    int left = length;
    while (left > 0) {
      int run = Math.min(left, LONGEST_RUN);
      if (run >= 20) {
        data.append((char) ('g' + run / 20 - 1));
      }
      if (run % 20 > 0 && run > 1) {
        data.append((char) ('G' + run % 20 - 1));
      }
      data.append(digit);
      left -= run;
    }
  }
}
