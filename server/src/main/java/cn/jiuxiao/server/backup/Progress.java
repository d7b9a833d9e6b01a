package cn.jiuxiao.server.backup;

import java.io.PrintWriter;

/** Tells from time to time how far a large table has come. */
final class Progress {
  private static final long EVERY = 1_000_000;

  private final PrintWriter out;
  private final String key;

  Progress(PrintWriter out, String key) {
    this.out = out;
    this.key = key;
  }

  void at(String table, long rows) {
    if (rows % EVERY == 0) {
      out.println(Say.text(key, table, rows));
    }
  }
}
