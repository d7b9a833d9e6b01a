package cn.jiuxiao.server.till;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ESC/POS read as a receipt printer reads it; what it does not know is a mistake. */
final class PrintedPaper {
  /** Dots of a picture, row by row; true is black. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Picture(int width, int height, byte[] packed) {
    boolean isBlack(int x, int y) {
      return ((packed[(y * width + x) / 8] >> (7 - x % 8)) & 1) == 1;
    }
  }

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int QR_DATA = 0x50;
  private static final int QR_HEAD = 3;

  final List<String> lines = new ArrayList<>();
  final List<Picture> pictures = new ArrayList<>();
  final List<String> codes = new ArrayList<>();
  boolean opensDrawer;
  int cuts;

  private final byte[] bytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;

  PrintedPaper(byte[] bytes) {
    this.bytes = bytes.clone();
    while (at < bytes.length) {
      int next = next();
      switch (next) {
        case 0x0a -> endLine();
        case 0x1b -> escape();
        case 0x1c -> next(); // Chinese on, off
        case 0x1d -> group();
        default -> line.write(next);
      }
    }
  }

  /** All of the text, without what lays it out. */
  String text() {
    return String.join("", lines).replace(" ", "");
  }

  private int next() {
    return bytes[at++] & 0xff;
  }

  private byte[] take(int count) {
    byte[] taken = new byte[count];
    System.arraycopy(bytes, at, taken, 0, count);
    at += count;
    return taken;
  }

  private void endLine() {
    lines.add(line.toString(GB18030));
    line.reset();
  }

  private void escape() {
    int command = next();
    switch (command) {
      case '@' -> {}
      case 'M', 'E', 'a' -> next();
      case 'p' -> {
        take(3);
        opensDrawer = true;
      }
      default -> throw unknown("ESC", command);
    }
  }

  private void group() {
    int command = next();
    switch (command) {
      case '!' -> next();
      case 'V' -> {
        next();
        cuts++;
      }
      case 'v' -> picture();
      case '(' -> code();
      default -> throw unknown("GS", command);
    }
  }

  private void picture() {
    take(2);
    int width = (next() + next() * 256) * 8;
    int height = next() + next() * 256;
    pictures.add(new Picture(width, height, take(width / 8 * height)));
  }

  private void code() {
    next();
    byte[] parameters = take(next() + next() * 256);
    if (parameters[1] == QR_DATA) {
      codes.add(
          new String(parameters, QR_HEAD, parameters.length - QR_HEAD, StandardCharsets.US_ASCII));
    }
  }

  private AssertionError unknown(String family, int command) {
    return new AssertionError("%s 0x%02x at %d".formatted(family, command, at));
  }
}
